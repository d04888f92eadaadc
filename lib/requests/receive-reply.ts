import 'server-only'
import { admitRequester, isLinkToken } from '@/lib/auth/requester-gate'
import { parseForm } from '@/lib/forms/parse-form'
import type { Db } from '@/lib/supabase/clients'
import { messageAnchor } from '@/lib/tickets/ticket-address'
import { backTo, seeOther } from './form-answers'
import { replyToRequest } from './mutations'
import { type PostedFiles, takeForm } from './posted-form'
import { listWaitingFiles, readRequest } from './queries'
import { receiveFiles } from './receive-files'
import { whyOf } from './refusals'
import { heldFilesIn, MOST_FILES, requesterReplySchema } from './schema'
import type { KeptForm } from './types'

/**
 * Takes a requester's answer, its files streamed through. They are stored before the message that
 * bears them; where it is refused, those that came wait for the next try.
 */
export function receiveReply(request: Request, token: string): Promise<Response> {
  if (!isLinkToken(token)) return Promise.resolve(seeOther('/request/links'))
  return takeForm(request, async (values, files) => {
    const back = (refused: Omit<KeptForm, 'values'>) =>
      backTo(
        `/r/${token}`,
        { ...refused, values },
        request,
        refused.why === 'ended' ? '' : '#reply',
      )
    const db = await admitRequester(token)
    if (!db) return await back({ why: 'ended', dropped: files !== null })
    const held = heldFilesIn(values)
    const parsed = parseForm(requesterReplySchema, values)
    const { kept, missing } = await store(db, files, MOST_FILES - held.length)
    const all = [...held, ...kept]
    const hold = async (refused: Omit<KeptForm, 'values'>) =>
      await back({ ...refused, files: missing, held: await listWaitingFiles(db, all) })
    if (!parsed.ok) return await hold({ why: 'fields' })
    if (missing.length > 0) return await hold({ why: 'files' })
    const sent = await replyToRequest(db, { ...parsed.data, files: all })
    if (!sent.ok) return await hold({ why: whyOf(sent.refusal) })
    return seeOther(`/r/${token}`, { done: 'sent' }, `#${messageAnchor(sent.value)}`)
  })
}

async function store(db: Db, files: PostedFiles, room: number) {
  const request = files && (await readRequest(db, {}))
  return request ? await receiveFiles(db, request.number, files, room) : { kept: [], missing: [] }
}
