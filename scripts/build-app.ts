import { buildApp } from '@/supabase/local/build-app'
import { endWithRefusal } from '@/supabase/local/foreground'

try {
  const { build } = await buildApp(console.log)
  console.log(build)
} catch (error) {
  endWithRefusal(error)
}
