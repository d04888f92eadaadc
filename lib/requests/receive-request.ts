import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { formFiles } from '@/lib/attachments/plain-form'
import { failed } from '@/lib/attachments/upload-request'
import { clientAddress } from '@/lib/auth/client-address'
import { asStranger } from '@/lib/auth/gate'
import { admitRequester } from '@/lib/auth/requester-gate'
import { waitText } from '@/lib/auth/sign-in'
import type { FormValues } from '@/lib/forms/action-state'
import type { Db } from '@/lib/supabase/clients'
import type { Refusal, Result } from '@/lib/supabase/refusal'
import { backTo, NO_FORM, seeOther } from './form-answers'
import { bearRequestFiles, type NewRequest, sendRequest } from './mutations'
import { parseRequest } from './parse-request'
import { beginRequest } from './queries'
import { receiveFiles } from './receive-files'
import type { Sending } from './types'

/** Of one text field, in bytes: more than the longest body in any script. */
const FIELD_SIZE = 450_000

const TOO_OLD = 'This form was open for too long, or was sent already. Please send it once more.'

/**
 * Takes the public form, its files streamed through. The ticket is made as soon as the fields are
 * known, and the files follow; one that is refused does not undo the others, nor the ticket.
 */
export async function receiveRequest(request: Request): Promise<Response> {
  const values: FormValues = {}
  const files = formFiles(request, { fields: values, fieldSize: FIELD_SIZE })
  try {
    // The first file, or the end: by then every field has passed.
    const first = await files.next().catch(() => null)
    if (!first) return failed(NO_FORM)
    // A person does not see this field.
    if (values.website) return seeOther('/request/sent')
    return await take(request, values, first.done ? null : resumed(first.value, files))
  } finally {
    await files.return(undefined)
  }
}

type Files = ReturnType<typeof formFiles>

const isRefusedDomain = (refusal: Refusal) =>
  refusal.kind === 'rule' && /^requests of this domain/.test(refusal.constraint)

async function take(request: Request, values: FormValues, files: Files | null): Promise<Response> {
  const db = asStranger()
  const form = await beginRequest(db)
  const refuse = (formError: string, fieldErrors = {}) =>
    backTo('/request', { ok: false, formError, fieldErrors, values }, request)
  const again = files ? ' Your files have to be chosen again.' : ''
  const parsed = parseRequest(form.fields, values)
  if (!parsed.ok) return refuse(`${parsed.formError}${again}`, parsed.fieldErrors)
  const sent = await sendInTime(
    db,
    { ...parsed.data, withFiles: files !== null },
    clientAddress(request.headers),
  )
  if (!sent.ok && isRefusedDomain(sent.refusal)) {
    return refuse(`Requests from this address are not taken.${again}`)
  }
  if (!sent.ok) return refuse(`This request cannot be taken as it is.${again}`)
  switch (sent.value.outcome) {
    case 'sent': {
      const query = new URLSearchParams({ number: String(sent.value.ticket) })
      if (files) await bring(sent.value, files, query)
      return seeOther('/request/sent', query)
    }
    case 'limited':
      return refuse(
        `Many requests came in from you lately. Please try again in ${waitText(sent.value.wait)}.${again}`,
      )
    default:
      values.stamp = form.stamp
      return refuse(`${TOO_OLD}${again}`)
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

/** Brings the files by the link that the form was given for it, and says which are missing. */
async function bring(
  { ticket, uploadToken }: Extract<Sending, { outcome: 'sent' }>,
  files: Files,
  query: URLSearchParams,
): Promise<void> {
  const db = uploadToken && (await admitRequester(uploadToken))
  if (!db) return query.append('missing', 'The files came too late: bring them by the link.')
  const { kept, missing } = await receiveFiles(db, ticket, files)
  for (const one of missing) query.append('missing', one)
  const borne = kept.length > 0 ? await bearRequestFiles(db, kept) : null
  if (borne && !borne.ok)
    query.append('missing', 'The files were not kept: bring them by the link.')
}

async function* resumed<T>(first: T, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  yield first
  yield* rest
}
