import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ActionState } from './action-state'

/**
 * The answer to a form that did what it should: a message, or, where a browser posted the form
 * itself, a redirect to the page, so that a reload does not send it again. The page is told what
 * was done by `?done=`; a path may name a place on it (`#…`).
 */
export async function done(path: string, what: string, message: string): Promise<ActionState> {
  const sentByScript = (await headers()).has('next-action')
  const [page, place] = path.split('#')
  if (!sentByScript) redirect(`${page}?done=${what}${place ? `#${place}` : ''}`)
  return { ok: true, message }
}
