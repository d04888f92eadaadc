import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { testStack } from './stack'

const mailSchema = z.object({
  id: z.union([z.string(), z.number()]),
  to: z.union([z.string(), z.array(z.string())]),
  from: z.string(),
  subject: z.string(),
  date: z.string(),
  text: z.string(),
  html: z.string(),
})

/** One mail in the local mailbox. */
export type Mail = z.infer<typeof mailSchema>

const patience = 15_000

/** The mails that reached one address, newest first. */
export async function listMails(to: string): Promise<Mail[]> {
  const url = `${testStack().mailboxUrl}/api/messages?to=${encodeURIComponent(to)}`
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The mailbox answered ${response.status} for ${to}`)
  return z.array(mailSchema).parse(await response.json())
}

/** Does something, and returns the first mail it causes for the address; throws after 15 s. */
export async function mailCausedBy(to: string, act: () => Promise<unknown>): Promise<Mail> {
  const before = new Set((await listMails(to)).map((mail) => mail.id))
  await act()
  const until = Date.now() + patience
  for (;;) {
    const fresh = (await listMails(to)).findLast((mail) => !before.has(mail.id))
    if (fresh) return fresh
    if (Date.now() > until) throw new Error(`No mail reached ${to} within ${patience / 1000} s`)
    await pause(100)
  }
}

/** The address of the first link in the mail's text that leads to `path`. */
export function linkIn(mail: Mail, path: string): string {
  const link = (mail.text.match(/https?:\/\/[^\s<>"]+/g) ?? []).find(
    (url) => new URL(url).pathname === path,
  )
  if (!link) throw new Error(`No link to ${path} in the mail "${mail.subject}":\n${mail.text}`)
  return link
}
