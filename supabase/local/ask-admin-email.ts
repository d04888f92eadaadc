import { createInterface } from 'node:readline/promises'
import { z } from 'zod'
import { Refusal } from './refusal'

/** Asks on the terminal who the first admin is; without a terminal, says which variable to set. */
export async function askAdminEmail(): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new Refusal('ADMIN_EMAIL: set it to the address of the first admin', 2)
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  // The terminal is read key by key meanwhile: Ctrl-C comes as a key, not as a signal.
  terminal.once('SIGINT', () => process.exit(130))
  try {
    for (;;) {
      const answer = (await terminal.question('E-mail address of the first admin: ')).trim()
      if (z.email().max(254).safeParse(answer).success) return answer
      console.log('That is not an e-mail address.')
    }
  } finally {
    terminal.close()
  }
}
