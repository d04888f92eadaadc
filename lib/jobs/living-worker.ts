import 'server-only'
import { Client } from 'pg'

/** How often each worker looks for jobs of workers that died, in milliseconds. */
const LOOK_EVERY = 2000

export type LivingWorker = {
  /** Says that this pool of workers lives, for as long as this process does. */
  hold: (poolId: string) => void
  /** Says for admins to see what mail is sent as: sender, where replies go, server. */
  tellSender: (sender: string, replyTo: string | null, server: string) => void
  end: () => Promise<void>
}

/**
 * Holds a lock in Postgres for as long as this process lives, and gives the jobs of workers whose
 * lock is gone to those that live: Graphile Worker itself would wait for four hours. Throws when
 * its connection breaks, so that no worker lives on that others take for dead.
 */
export async function livingWorker(connectionString: string): Promise<LivingWorker> {
  const client = new Client({ connectionString, application_name: 'counterfoil worker' })
  let ended = false
  const broken = (error: unknown) => {
    if (ended) return
    setImmediate(() => {
      throw error
    })
  }
  client.on('error', broken)
  await client.connect()
  let last: Promise<unknown> = Promise.resolve()
  const ask = (sql: string, values: (string | null)[] = []) => {
    last = last.then(() => client.query(sql, values)).catch(broken)
  }
  const look = () => ask('select private.release_dead_jobs()')
  look()
  const timer = setInterval(look, LOOK_EVERY)
  return {
    hold: (poolId) => ask('select private.hold_worker($1)', [poolId]),
    tellSender: (...told) => ask('select private.tell_mail_sender($1, $2, $3)', told),
    end: async () => {
      ended = true
      clearInterval(timer)
      await client.end()
    },
  }
}
