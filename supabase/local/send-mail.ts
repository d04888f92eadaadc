import { createTransport } from 'nodemailer'
import type { AuthMail } from './auth-mail'

/** Sends the mails of Auth over SMTP, as a hosted project does with its own mail server. */
export function mailSender(smtpUrl: string, from: string): (mail: AuthMail) => Promise<void> {
  const transport = createTransport(smtpUrl)
  return async ({ to, subject, html, text }) => {
    await transport.sendMail({ from, to, subject, html, text })
  }
}
