type SmtpError = { responseCode?: unknown; command?: unknown; response?: unknown }

// 530, 534, 535, 538: the server wants to know us better. That is a setting of ours, not their mail.
const WANTS_LOGIN = new Set([530, 534, 535, 538])
const ABOUT_THE_MAIL = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

/**
 * What the server said when it refused a mail for good: a 5xx (RFC 5321, 4.2.1) to this sender,
 * recipient or content. Null for everything that another try may overcome.
 */
export function refusedForGood(error: unknown): string | null {
  const { responseCode, command, response } = (error ?? {}) as SmtpError
  if (typeof responseCode !== 'number' || responseCode < 500 || responseCode > 599) return null
  if (WANTS_LOGIN.has(responseCode) || !ABOUT_THE_MAIL.has(String(command))) return null
  return String(response ?? responseCode)
}

/** An error in a line, for a person to read. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
