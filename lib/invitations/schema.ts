import { z } from 'zod'
import { roleSchema } from '@/lib/users/schema'

const MOST = 200

/** Addresses as they are pasted: one a line, or between commas, semicolons or blanks. */
const emailsAsPasted = z
  .string('The e-mail addresses are missing.')
  .max(60_000, `These are more than ${MOST} addresses.`)
  .refine((value) => value.isWellFormed() && !value.includes('\0'), {
    error: 'This contains a character that cannot be stored.',
    abort: true,
  })
  .transform((value) => distinct(value.split(/[\s,;]+/).map(bare)))
  .pipe(
    z
      .array(z.string().max(400, 'One of these addresses is too long.'))
      .min(1, 'The e-mail addresses are missing.')
      .max(MOST, `At most ${MOST} addresses at once.`),
  )

/** What it takes to invite people. */
export const inviteSchema = z.object({ emails: emailsAsPasted, role: roleSchema })

/** Which invitation a button of the list is about, and what is to become of it. */
export const invitationActSchema = z.union([
  z.object({ resend: z.uuid() }),
  z.object({ revoke: z.uuid() }),
])

/** `Name <name@example.com>` is how mail programs copy addresses: the part in brackets counts. */
function bare(word: string): string {
  return word.replace(/^<(.*)>$/, '$1')
}

/** Each address once, however it is capitalised. */
function distinct(words: string[]): string[] {
  const seen = new Map<string, string>()
  for (const word of words) {
    if (word !== '' && !seen.has(word.toLowerCase())) seen.set(word.toLowerCase(), word)
  }
  return [...seen.values()]
}

export type Invite = z.output<typeof inviteSchema>
