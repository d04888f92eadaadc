import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ActionState } from './action-state'

/**
 * The answer to a form that did what it should: a message, or, where a browser posted the form
 * itself, a redirect to the page, so that a reload does not send it again.
 */
export async function done(path: string, message: string): Promise<ActionState> {
  const sentByScript = (await headers()).has('next-action')
  if (!sentByScript) redirect(path)
  return { ok: true, message }
}
