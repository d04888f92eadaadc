import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { appAnswers, startApp } from '@/supabase/local/app-process'
import { buildApp } from '@/supabase/local/build-app'
import { freePort } from '@/supabase/local/ports'
import { ProcessRecord } from '@/supabase/local/process-record'
import { stackFolder, testStack } from './stack'

/** One more process of the app on the shared stack, as a deployment has several. */
export async function secondApp(): Promise<{ origin: string; stop: () => Promise<void> }> {
  const { supabaseUrl, publishableKey } = testStack()
  const folder = await mkdtemp(join(stackFolder(), 'second-app-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const app = startApp(
    {
      ...(await buildApp(() => undefined)),
      ports: { app: port },
      urls: { site: origin, supabase: supabaseUrl },
      publishableKey,
    },
    {
      record: new ProcessRecord(folder),
      logDir: folder,
      log: () => undefined,
      onGivingUp: (reason) => console.error(reason),
    },
  )
  await appAnswers(port)
  return { origin, stop: () => app.stop() }
}
