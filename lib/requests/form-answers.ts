import 'server-only'
import { clientAddress } from '@/lib/auth/client-address'
import { asStranger } from '@/lib/auth/gate'
import { keepForm } from './mutations'
import type { KeptForm } from './types'

export const NO_FORM = { status: 400, title: 'This is no form, or it broke off.' }

/** Leads a browser that posted a form on to a page, which a reload does not post again. */
export function seeOther(
  path: string,
  query: Record<string, string> | URLSearchParams = {},
  place = '',
): Response {
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
  const kept = await keepForm(asStranger(), form, clientAddress(request.headers))
  return seeOther(path, kept ? { again: kept } : { refused: 'yes' }, place)
}
