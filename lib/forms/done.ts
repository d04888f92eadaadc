import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ActionState } from './action-state'

/**
 * The answer to a form that did what it should: a message, or, where a browser posted the form
 * itself, a redirect to the page, so that a reload does not send it again. The page is told what
 * was done by `?done=`; a path may have a query, and name a place on the page (`#…`).
 */
export async function done(path: string, what: string, message: string): Promise<ActionState> {
  if ((await headers()).has('next-action')) return { ok: true, message }
  const [page = '', place] = path.split('#')
  const query = `${page.includes('?') ? '&' : '?'}done=${what}`
  redirect(`${page}${query}${place ? `#${place}` : ''}`)
}
