import 'server-only'
import type { WorkerEvents } from 'graphile-worker'
import { Client } from 'pg'

/**
 * Says in the database that this worker lives, for as long as it does: an advisory lock by the name
 * under which its jobs are locked, on a connection of its own. Then frees what workers left behind
 * that died more than ten seconds ago. A connection that is lost throws where nobody catches it,
 * so that the worker ends: others are going to take its jobs.
 */
export async function sayAlive(connectionString: string, events: WorkerEvents): Promise<Client> {
  const client = new Client({ connectionString, keepAlive: true })
  client.on('error', (error) => {
    throw error
  })
  await client.connect()
  // The server shall notice within a minute, too, that a machine is gone.
  await client.query(
    'set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3',
  )
  events.on('pool:create', ({ workerPool }) => {
    void client.query('select pg_advisory_lock(private.worker_lock($1))', [workerPool.id])
  })
  await client.query("select private.free_jobs_of_the_dead('10 seconds')")
  return client
}
