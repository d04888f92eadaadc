import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { clientAddress } from '@/lib/auth/client-address'
import { asStranger } from '@/lib/auth/gate'
import { admitRequester } from '@/lib/auth/requester-gate'
import type { FormValues } from '@/lib/forms/action-state'
import type { Db } from '@/lib/supabase/clients'
import type { Result } from '@/lib/supabase/refusal'
import { backTo, seeOther, told } from './form-answers'
import { bearRequestFiles, type NewRequest, sendRequest } from './mutations'
import { parseRequest } from './parse-request'
import { type PostedFiles, takeForm } from './posted-form'
import { beginRequest } from './queries'
import { receiveFiles } from './receive-files'
import { whyOf } from './refusals'
import type { Sending, UnkeptFile, Why } from './types'

/**
 * Takes the public form, its files streamed through. The ticket is made as soon as the fields are
 * known, and the files follow; one that is refused does not undo the others, nor the ticket.
 */
export function receiveRequest(request: Request): Promise<Response> {
  return takeForm(request, async (values, files) => {
    // A person does not see this field.
    if (values.website) return seeOther('/request/sent')
    return await take(request, values, files)
  })
}

async function take(request: Request, values: FormValues, files: PostedFiles): Promise<Response> {
  const db = asStranger()
  const form = await beginRequest(db)
  const refuse = (why: Why, wait?: number) =>
    backTo('/request', { why, wait, dropped: files !== null, values }, request)
  const parsed = parseRequest(form.fields, values)
  if (!parsed.ok) return refuse('fields')
  const sent = await sendInTime(
    db,
    { ...parsed.data, withFiles: files !== null },
    clientAddress(request.headers),
  )
  if (!sent.ok) return refuse(whyOf(sent.refusal, 'unfit'))
  switch (sent.value.outcome) {
    case 'sent': {
      const missing = files ? await bring(sent.value, files) : []
      return seeOther('/request/sent', {
        number: String(sent.value.ticket),
        ...(missing.length > 0 &&
          (await told({ why: 'missing', files: missing, values: {} }, request))),
      })
    }
    case 'limited':
      return refuse('limited', sent.value.wait)
    default:
      values.stamp = form.stamp
      return refuse('stale')
  }
}

/** Who is quicker than one can type waits until that much time has passed: a robot pays with it. */
async function sendInTime(
  db: Db,
  request: NewRequest,
  ip: string | null,
): Promise<Result<Sending>> {
  const sent = await sendRequest(db, request, ip)
  if (!sent.ok || sent.value.outcome !== 'early') return sent
  await pause(sent.value.wait * 1000)
  return await sendRequest(db, request, ip)
}

/** Brings the files by the link that the form was given for it; answers those that are missing. */
async function bring(
  { ticket, uploadToken }: Extract<Sending, { outcome: 'sent' }>,
  files: NonNullable<PostedFiles>,
): Promise<UnkeptFile[]> {
  const late: UnkeptFile = { name: '', problem: 'late' }
  const db = uploadToken && (await admitRequester(uploadToken))
  if (!db) return [late]
  const { kept, missing } = await receiveFiles(db, ticket, files)
  const borne = kept.length > 0 ? await bearRequestFiles(db, kept) : null
  return borne && !borne.ok ? [...missing, late] : missing
}
