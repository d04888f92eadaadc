import { expect, test } from 'vitest'
import { refusedForGood } from '@/lib/email/refused'

const says = (responseCode: number, command: string) => ({
  responseCode,
  command,
  response: `${responseCode} so it is`,
})

test.each([says(550, 'RCPT TO'), says(553, 'MAIL FROM'), says(552, 'DATA')])(
  '$responseCode to $command is a refusal for good',
  (error) => {
    expect(refusedForGood(error)).toBe(error.response)
  },
)

test.each([
  says(450, 'RCPT TO'),
  says(421, 'DATA'),
  // The whole server is closed to us, or wants a login: that is no word about the mail.
  says(554, 'CONN'),
  says(535, 'AUTH PLAIN'),
  says(530, 'MAIL FROM'),
  new Error('connect ECONNREFUSED'),
  undefined,
])('%o may be overcome by another try', (error) => {
  expect(refusedForGood(error)).toBeNull()
})
