import { AsyncLocalStorage } from 'node:async_hooks'
import type { AuthMail } from './auth-mail'

/** What one request to Auth or Storage carries beside what Lite passes on by itself. */
export type RequestContext = {
  /** Where the sign-in link shall lead, as asked for by the client. */
  redirectTo?: string
  /** Takes the mail instead of the mail server. */
  takeMail?: (mail: AuthMail) => void
  /** The Range header of a download. */
  range?: string
}

export const requestContext = new AsyncLocalStorage<RequestContext>()
