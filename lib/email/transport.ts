import 'server-only'
import nodemailer, { type Transporter } from 'nodemailer'
import { workerEnv } from '@/lib/env'

let held: Transporter | undefined

/** The way to the SMTP server, opened at first use; at most 10 s to connect. Worker only. */
export function mailTransport(): Transporter {
  held ??= nodemailer.createTransport({
    url: workerEnv().SMTP_URL,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })
  return held
}

/** The host and port of a mail server, without user and password. */
export function mailServer(smtpUrl: string): string {
  const { hostname, port, protocol } = new URL(smtpUrl)
  return `${hostname}:${port || (protocol === 'smtps:' ? '465' : '587')}`
}

/** What a mail that no person wrote says of itself, so that no machine answers it (RFC 3834, 5). */
export const AUTOMATIC = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
} as const
