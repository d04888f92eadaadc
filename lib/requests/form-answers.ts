import 'server-only'
import { clientAddress } from '@/lib/auth/client-address'
import { asStranger } from '@/lib/auth/gate'
import { keepForm } from './mutations'
import type { KeptForm } from './types'

type Query = Record<string, string>

/** Leads a browser that posted a form on to a page, which a reload does not post again. */
export function seeOther(path: string, query: Query = {}, place = ''): Response {
  const search = new URLSearchParams(query).toString()
  return new Response(null, {
    status: 303,
    headers: {
      Location: `${path}${search ? `?${search}` : ''}${place}`,
      'Cache-Control': 'no-store',
    },
  })
}

/**
 * Leads back to a page whose form was refused. What was typed waits there, kept by the database:
 * a body that streams through here is no Server Action's, and there may be no script to hold it.
 */
export async function backTo(
  path: string,
  form: KeptForm,
  request: Request,
  place = '',
): Promise<Response> {
  return seeOther(path, await told(form, request), place)
}

/** What an address says of a form: the id under which it is kept, or else at least the reason. */
export async function told(form: KeptForm, request: Request): Promise<Query> {
  const kept = await keepForm(asStranger(), form, clientAddress(request.headers))
  if (kept.ok) return { again: kept.id }
  const why = form.why === 'fields' && kept.tooLong ? 'too_long' : form.why
  return { refused: why, ...(form.wait && { wait: String(form.wait) }) }
}
