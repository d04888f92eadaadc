import 'server-only'
import { z } from 'zod'
import { clientAddress } from '@/lib/auth/client-address'
import { asStranger } from '@/lib/auth/gate'
import { admitRequester, isLinkToken } from '@/lib/auth/requester-gate'
import type { FormValues } from '@/lib/forms/action-state'
import { parseForm } from '@/lib/forms/parse-form'
import type { Db } from '@/lib/supabase/clients'
import type { Result } from '@/lib/supabase/refusal'
import { backTo, seeOther } from './form-answers'
import { askForLinks, rateHelp, renewLink, settleRequest } from './mutations'
import { takeForm } from './posted-form'
import { whyOf } from './refusals'
import { linksSchema, ratingSchema, settleSchema } from './schema'
import type { Why } from './types'

/** Takes the button that solves a request, or reopens it. */
export function receiveSettling(request: Request, token: string): Promise<Response> {
  return act(request, token, {
    schema: settleSchema,
    perform: (db, { solved }) => settleRequest(db, solved),
    done: ({ solved }) => (solved ? 'solved' : 'reopened'),
    place: '#state',
  })
}

/** Takes a rating. */
export function receiveRating(request: Request, token: string): Promise<Response> {
  return act(request, token, {
    schema: ratingSchema,
    perform: rateHelp,
    done: () => 'rated',
    place: '#rating',
  })
}

type Act<S extends z.ZodType> = {
  schema: S
  perform: (db: Db, asked: z.output<S>) => Promise<Result<unknown>>
  done: (asked: z.output<S>) => string
  /** Where on the page a refusal is shown. */
  place: string
}

async function act<S extends z.ZodType>(
  request: Request,
  token: string,
  { schema, perform, done, place }: Act<S>,
): Promise<Response> {
  if (!isLinkToken(token)) return seeOther('/request/links')
  return await takeForm(request, async (values) => {
    const back = (why: Why) =>
      backTo(`/r/${token}`, { why, values }, request, why === 'ended' ? '' : place)
    const db = await admitRequester(token)
    if (!db) return await back('ended')
    const parsed = parseForm(schema, values)
    if (!parsed.ok) return await back('fields')
    const result = await perform(db, parsed.data)
    if (!result.ok) return await back(whyOf(result.refusal))
    return seeOther(`/r/${token}`, { done: done(parsed.data) }, '#state')
  })
}

/** Takes the wish for a fresh link; the answer is the same for every token. */
export async function receiveRenewal(request: Request, token: string): Promise<Response> {
  if (!isLinkToken(token)) return seeOther('/request/links')
  return await takeForm(request, async (values) => {
    const wait = await renewLink(asStranger(), token, clientAddress(request.headers))
    // What could not be sent is shown until somebody has copied it.
    const again = z.uuid().safeParse(values.again).data
    return seeOther(`/r/${token}`, {
      ...(wait === 0 ? { done: 'asked' } : { wait: String(wait) }),
      ...(again && { again }),
    })
  })
}

/** Takes the wish for the links to somebody's requests; the answer is the same for everyone. */
export function receiveLinksWish(request: Request): Promise<Response> {
  return takeForm(request, async (values: FormValues) => {
    const parsed = parseForm(linksSchema, values)
    if (!parsed.ok) return await backTo('/request/links', { why: 'fields', values }, request)
    const wait = await askForLinks(asStranger(), parsed.data.email, clientAddress(request.headers))
    if (wait === 0) return seeOther('/request/links', { done: 'asked' })
    return await backTo('/request/links', { why: 'asked', wait, values }, request)
  })
}
