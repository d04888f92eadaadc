import { runInForeground } from '@/supabase/local/foreground'

await runInForeground('up', 'production', process.argv.slice(2))
