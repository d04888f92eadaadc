import type { AuthMail } from './auth-mail'
import type { FetchHandler } from './embedded-app'
import { requestContext } from './request-context'

export type SignInRefusal = { ok: false; reason: 'refused' | 'failed'; message: string }
export type SignIn = { ok: true; link: string; code: string } | SignInRefusal

/**
 * Asks Auth for a sign-in mail and keeps it back, without a limit of any kind. An address that
 * was not invited is `refused`. The user is made when it is the first time.
 */
export async function signInLink(
  auth: FetchHandler & { config?: { auth?: { publishable_key?: string } } },
  email: string,
): Promise<SignIn> {
  let taken: AuthMail | null = null
  const request = new Request('http://127.0.0.1/auth/v1/otp', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      apikey: auth.config?.auth?.publishable_key ?? '',
    },
    body: JSON.stringify({ email, create_user: true }),
  })
  const takeMail = (mail: AuthMail) => {
    taken = mail
  }
  const response = await requestContext.run({ takeMail }, async () => auth.fetch(request))
  const mail = taken as AuthMail | null
  if (response.ok && mail) return { ok: true, link: mail.link, code: mail.code }
  const said = (await response.json().catch(() => ({}))) as { msg?: string; message?: string }
  const message = said.msg ?? said.message ?? `Auth answered ${response.status}`
  // A trigger that refuses a new user comes back as 500 "Database error saving new user".
  return {
    ok: false,
    reason: /database error|not allowed/i.test(message) ? 'refused' : 'failed',
    message,
  }
}
