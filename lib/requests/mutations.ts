import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { KeptForm, Sending } from './types'

export type NewRequest = {
  stamp: string
  email: string
  name: string | null
  subject: string
  body: string
  customFields: Record<string, string | null>
  withFiles: boolean
}

/** Sends the public form. What a rule refuses is a value; limits are outcomes of their own. */
export async function sendRequest(
  db: Db,
  { customFields, withFiles, name, ...request }: NewRequest,
  ip: string | null,
): Promise<Result<Sending>> {
  const sent = resultOf(
    await db
      .rpc('send_request', {
        ...request,
        name: name ?? '',
        custom_fields: customFields,
        with_files: withFiles,
        ...(ip && { ip }),
      })
      .single(),
  )
  if (!sent.ok) return sent
  const { outcome, wait_seconds, ticket, upload_token } = sent.value
  if (outcome === 'sent') {
    return { ok: true, value: { outcome, ticket, uploadToken: upload_token } }
  }
  if (outcome === 'stale') return { ok: true, value: { outcome } }
  return {
    ok: true,
    value: { outcome: outcome === 'early' ? 'early' : 'limited', wait: wait_seconds },
  }
}

/** Gives the request that was sent just now the files that were stored for it. */
export async function bearRequestFiles(db: Db, files: string[]): Promise<Result<number>> {
  return resultOf(await db.rpc('bear_request_files', { files }))
}

/** The acting requester's answer; the same key once more is the same answer. Answers its id. */
export async function replyToRequest(
  db: Db,
  { body, key, files }: { body: string; key: string; files: string[] },
): Promise<Result<number>> {
  return resultOf(await db.rpc('reply_to_request', { body, sending_key: key, attachments: files }))
}

/** Solves the acting requester's ticket, or reopens it. */
export async function settleRequest(db: Db, solved: boolean): Promise<Result<string>> {
  return resultOf(await db.rpc('settle_request', { solved }))
}

/** The acting requester's rating of the last solution. */
export async function rateHelp(
  db: Db,
  { score, comment }: { score: number; comment: string | null },
): Promise<Result<unknown>> {
  return resultOf(await db.rpc('rate_help', { score, ...(comment && { comment }) }))
}

/** Sends an address the links to its tickets, if it has any: 0, or the seconds to wait. */
export async function askForLinks(db: Db, email: string, ip: string | null): Promise<number> {
  const { data, error } = await db.rpc('ask_for_links', { email, ...(ip && { ip }) })
  if (error) throw new Error(`ask for links: ${error.message}`, { cause: error })
  return data
}

/** Sends a fresh link to whom this one was sent: 0, or the seconds to wait. */
export async function renewLink(db: Db, token: string, ip: string | null): Promise<number> {
  const { data, error } = await db.rpc('renew_link', { token, ...(ip && { ip }) })
  if (error) throw new Error(`renew link: ${error.message}`, { cause: error })
  return data
}

type Keeping = { ok: true; id: string } | { ok: false; tooLong: boolean }

/** As many characters as the database keeps of a form, as JSON. */
const MOST_KEPT = 300_000

/** Keeps a refused form for the page that shows it again, unless it is too long, or one of too many. */
export async function keepForm(db: Db, form: KeptForm, ip: string | null): Promise<Keeping> {
  // What Postgres holds no text of is what was refused, as a rule: it goes, the rest stays.
  const values = Object.fromEntries(
    Object.entries(form.values).map(([name, value]) => [
      storable(name).slice(0, 200),
      storable(value),
    ]),
  )
  const files = form.files?.map((file) => ({ ...file, name: storable(file.name) }))
  const altered = Object.values(form.values).some((value) => storable(value) !== value)
  const why = form.why === 'fields' && altered ? 'unstorable' : form.why
  const kept = JSON.parse(JSON.stringify({ ...form, why, files, values }))
  const tooLong = JSON.stringify(kept).length > MOST_KEPT
  if (tooLong) return { ok: false, tooLong }
  const { data, error } = await db.rpc('keep_form', { form: kept, ...(ip && { ip }) })
  if (error) throw new Error(`keep form: ${error.message}`, { cause: error })
  return data ? { ok: true, id: data } : { ok: false, tooLong }
}

const storable = (text: string) => text.toWellFormed().replaceAll('\0', '')
