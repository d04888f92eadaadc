import { runInForeground } from '@/supabase/local/foreground'

await runInForeground('dev', 'dev', process.argv.slice(2))
