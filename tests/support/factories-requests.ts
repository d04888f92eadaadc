import { createClient } from '@supabase/supabase-js'
import type { Db } from '@/lib/supabase/clients'
import type { Database } from '@/lib/supabase/database.types'
import { nobody, unique } from './actors'
import { freshEmail, theOnly } from './factories'
import { leaveBehind } from './factories-leftovers'
import { postgres } from './factories-postgres'
import { testStack } from './stack'

/** A form's stamp, as old as it is said to be, in seconds. */
export async function stampOf(age = 10): Promise<string> {
  const { rows } = await postgres().query<{ stamp: string }>(
    'select private.request_stamp(floor(extract(epoch from now()))::bigint - $1, gen_random_uuid()) as stamp',
    [age],
  )
  return theOnly(rows).stamp
}

type Form = {
  stamp: string
  email: string
  name: string
  subject: string
  body: string
  custom_fields: Record<string, string | null>
  with_files: boolean
  ip: string
}

/** Sends the public form as anybody may; what is not said is made up. */
export async function sent(form: Partial<Form> = {}) {
  const answer = await nobody().rpc('send_request', {
    stamp: form.stamp ?? (await stampOf()),
    email: freshEmail('requester'),
    name: '',
    subject: `The printer hums (${unique()})`,
    body: 'It hums since this morning.',
    ip: `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 250)).join('.')}`,
    ...form,
  })
  const ticket = answer.data?.[0]?.ticket
  if (ticket) leaveBehind('ticket', String(ticket))
  return { error: answer.error, ...answer.data?.[0] }
}

/** The token of a fresh link to a ticket for its requester. */
export async function linkTo(ticket: number): Promise<string> {
  const { rows } = await postgres().query<{ link: string }>(
    'select private.create_requester_link(number, requester_id) as link from public.tickets where number = $1',
    [ticket],
  )
  return theOnly(rows).link
}

/** The database as whoever holds this link sees it; null when the link is not taken. */
export async function holding(link: string): Promise<Db | null> {
  const { supabaseUrl, publishableKey } = testStack()
  const { data: token } = await nobody().rpc('exchange_requester_link', { token: link })
  if (!token) return null
  return createClient<Database>(supabaseUrl, publishableKey, { accessToken: async () => token })
}

/** The database as the requester of a ticket sees it. */
export async function requesterOf(ticket: number): Promise<Db> {
  const db = await holding(await linkTo(ticket))
  if (!db) throw new Error(`The link to ticket ${ticket} is not taken`)
  return db
}
