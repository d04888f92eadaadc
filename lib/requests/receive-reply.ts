import 'server-only'
import { dropAttachment } from '@/lib/attachments/mutations'
import { formFiles } from '@/lib/attachments/plain-form'
import { failed } from '@/lib/attachments/upload-request'
import { admitRequester, isLinkToken } from '@/lib/auth/requester-gate'
import type { FormValues } from '@/lib/forms/action-state'
import { parseForm } from '@/lib/forms/parse-form'
import type { Db } from '@/lib/supabase/clients'
import { messageAnchor } from '@/lib/tickets/ticket-address'
import { backTo, NO_FORM, seeOther } from './form-answers'
import { replyToRequest } from './mutations'
import { readRequest } from './queries'
import { receiveFiles } from './receive-files'
import { requestRefusal } from './refusals'
import { requesterReplySchema } from './schema'

const FIELD_SIZE = 450_000

/**
 * Takes a requester's answer, its files streamed through: the text first, so that nothing is stored
 * for one that is refused; the files before the message that bears them.
 */
export async function receiveReply(request: Request, token: string): Promise<Response> {
  const values: FormValues = {}
  const files = formFiles(request, { fields: values, fieldSize: FIELD_SIZE })
  try {
    const first = await files.next().catch(() => null)
    if (!first) return failed(NO_FORM)
    const db = await admitRequester(token)
    if (!db) return seeOther(isLinkToken(token) ? `/r/${token}` : '/request/links')
    const back = (formError: string, fieldErrors = {}) =>
      backTo(`/r/${token}`, { ok: false, formError, fieldErrors, values }, request, '#reply')
    const parsed = parseForm(requesterReplySchema, values)
    if (!parsed.ok) return await back('Nothing was sent.', parsed.state.fieldErrors)
    const stored = first.done ? NO_FILES : await store(db, first.value, files)
    if (stored.missing.length > 0) {
      await drop(db, stored.kept)
      return await back(`Nothing was sent. ${stored.missing.join(' ')}`)
    }
    const sent = await replyToRequest(db, { ...parsed.data, files: stored.kept })
    if (sent.ok) return seeOther(`/r/${token}`, { done: 'sent' }, `#${messageAnchor(sent.value)}`)
    await drop(db, stored.kept)
    return await back(requestRefusal(sent.refusal))
  } finally {
    await files.return(undefined)
  }
}

type Files = ReturnType<typeof formFiles>

const NO_FILES = { kept: [], missing: [] }

async function store(db: Db, first: Awaited<ReturnType<Files['next']>>['value'], rest: Files) {
  const request = await readRequest(db, {})
  if (!request) return NO_FILES
  async function* all() {
    yield first
    yield* rest
  }
  return await receiveFiles(db, request.number, all())
}

/** What cannot be dropped now, the sweep finds. */
async function drop(db: Db, files: string[]): Promise<void> {
  await Promise.all(files.map((id) => dropAttachment(db, id).catch(() => false)))
}
