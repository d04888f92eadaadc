import 'server-only'
import { dropAttachment } from '@/lib/attachments/mutations'
import { admitRequester, isLinkToken } from '@/lib/auth/requester-gate'
import { parseForm } from '@/lib/forms/parse-form'
import type { Db } from '@/lib/supabase/clients'
import { messageAnchor } from '@/lib/tickets/ticket-address'
import { backTo, seeOther } from './form-answers'
import { replyToRequest } from './mutations'
import { type PostedFiles, takeForm } from './posted-form'
import { readRequest } from './queries'
import { receiveFiles } from './receive-files'
import { whyOf } from './refusals'
import { requesterReplySchema } from './schema'
import type { KeptForm } from './types'

/**
 * Takes a requester's answer, its files streamed through: the text first, so that nothing is stored
 * for one that is refused; the files before the message that bears them.
 */
export function receiveReply(request: Request, token: string): Promise<Response> {
  if (!isLinkToken(token)) return Promise.resolve(seeOther('/request/links'))
  return takeForm(request, async (values, files) => {
    const back = (refused: Pick<KeptForm, 'why' | 'files'>) => {
      const form = { ...refused, dropped: files !== null, values }
      return backTo(`/r/${token}`, form, request, refused.why === 'ended' ? '' : '#reply')
    }
    const db = await admitRequester(token)
    if (!db) return await back({ why: 'ended' })
    const parsed = parseForm(requesterReplySchema, values)
    if (!parsed.ok) return await back({ why: 'fields' })
    const stored = await store(db, files)
    if (stored.missing.length > 0) {
      await drop(db, stored.kept)
      return await back({ why: 'files', files: stored.missing })
    }
    const sent = await replyToRequest(db, { ...parsed.data, files: stored.kept })
    if (sent.ok) return seeOther(`/r/${token}`, { done: 'sent' }, `#${messageAnchor(sent.value)}`)
    await drop(db, stored.kept)
    return await back({ why: whyOf(sent.refusal) })
  })
}

async function store(db: Db, files: PostedFiles) {
  const request = files && (await readRequest(db, {}))
  return request ? await receiveFiles(db, request.number, files) : { kept: [], missing: [] }
}

/** What cannot be dropped now, the sweep finds. */
async function drop(db: Db, files: string[]): Promise<void> {
  await Promise.all(files.map((id) => dropAttachment(db, id).catch(() => false)))
}
