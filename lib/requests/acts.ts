import 'server-only'
import type { z } from 'zod'
import { formFiles } from '@/lib/attachments/plain-form'
import { clientAddress } from '@/lib/auth/client-address'
import { asStranger } from '@/lib/auth/gate'
import { admitRequester, isLinkToken } from '@/lib/auth/requester-gate'
import { waitText } from '@/lib/auth/sign-in'
import type { FormValues } from '@/lib/forms/action-state'
import { parseForm } from '@/lib/forms/parse-form'
import type { Db } from '@/lib/supabase/clients'
import type { Result } from '@/lib/supabase/refusal'
import { backTo, seeOther } from './form-answers'
import { askForLinks, rateHelp, renewLink, settleRequest } from './mutations'
import { requestRefusal } from './refusals'
import { linksSchema, ratingSchema, settleSchema } from './schema'

/** Takes the button that solves a request, or reopens it. */
export function receiveSettling(request: Request, token: string): Promise<Response> {
  return act(request, token, {
    schema: settleSchema,
    perform: (db, { solved }) => settleRequest(db, solved),
    done: ({ solved }) => ({ query: { done: solved ? 'solved' : 'reopened' }, place: '#state' }),
    place: '#state',
  })
}

/** Takes a rating. */
export function receiveRating(request: Request, token: string): Promise<Response> {
  return act(request, token, {
    schema: ratingSchema,
    perform: rateHelp,
    done: () => ({ query: { done: 'rated' }, place: '#state' }),
    place: '#rating',
  })
}

type Act<S extends z.ZodType> = {
  schema: S
  perform: (db: Db, asked: z.output<S>) => Promise<Result<unknown>>
  done: (asked: z.output<S>) => { query: Record<string, string>; place: string }
  /** Where on the page a refusal is shown. */
  place: string
}

async function act<S extends z.ZodType>(
  request: Request,
  token: string,
  { schema, perform, done, place }: Act<S>,
): Promise<Response> {
  const values = await valuesOf(request)
  const db = await admitRequester(token)
  if (!db) return seeOther(isLinkToken(token) ? `/r/${token}` : '/request/links')
  const parsed = parseForm(schema, values)
  if (!parsed.ok) {
    return await backTo(`/r/${token}`, { ...parsed.state, formError: NOTHING }, request, place)
  }
  const result = await perform(db, parsed.data)
  if (result.ok) {
    const { query, place: there } = done(parsed.data)
    return seeOther(`/r/${token}`, query, there)
  }
  const formError = requestRefusal(result.refusal)
  return await backTo(`/r/${token}`, { ok: false, formError, values }, request, place)
}

const NOTHING = 'Nothing was saved. Please look at the marked fields.'

/** Takes the wish for a fresh link; the answer is the same for every token. */
export async function receiveRenewal(request: Request, token: string): Promise<Response> {
  if (!isLinkToken(token)) return seeOther('/request/links')
  await renewLink(asStranger(), token, clientAddress(request.headers))
  return seeOther(`/r/${token}`, { done: 'asked' })
}

/** Takes the wish for the links to all of somebody's requests; the answer is the same for everyone. */
export async function receiveLinksWish(request: Request): Promise<Response> {
  const values = await valuesOf(request)
  const parsed = parseForm(linksSchema, values)
  if (!parsed.ok) {
    return await backTo(
      '/request/links',
      { ...parsed.state, formError: 'Nothing was sent.' },
      request,
    )
  }
  const wait = await askForLinks(asStranger(), parsed.data.email, clientAddress(request.headers))
  if (wait === 0) return seeOther('/request/links', { done: 'asked' })
  const formError = `Links were asked for a moment ago. Please look into your mailbox, or try again in ${waitText(wait)}.`
  return await backTo('/request/links', { ok: false, formError, values }, request)
}

/** The fields of a form without files; one that is broken has none. */
async function valuesOf(request: Request): Promise<FormValues> {
  const fields: FormValues = {}
  try {
    for await (const { body } of formFiles(request, { fields })) body.resume()
  } catch {
    return {}
  }
  return fields
}
