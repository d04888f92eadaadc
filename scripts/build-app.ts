import { buildApp } from '@/supabase/local/build-app'
import { endWithRefusal } from '@/supabase/local/end-with-refusal'

try {
  const { folder } = await buildApp(console.log)
  console.log(folder)
} catch (error) {
  endWithRefusal(error)
}
