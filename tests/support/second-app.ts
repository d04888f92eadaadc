import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { appAnswers, startApp } from '@/supabase/local/app-process'
import { buildApp } from '@/supabase/local/build-app'
import { freePort } from '@/supabase/local/ports'
import { ProcessRecord } from '@/supabase/local/process-record'
import { stackFolder, testStack } from './stack'

type SecondApp = { origin: string; stop: () => Promise<void> }

/** One more process of the app, as a deployment has several: on the shared stack, or on another API. */
export async function secondApp(supabaseUrl = testStack().supabaseUrl): Promise<SecondApp> {
  const { publishableKey } = testStack()
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
