import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { filesOf } from '@/lib/inbound-mail/files'
import { ownAddresses } from '@/lib/inbound-mail/own-addresses'
import { readMail } from '@/lib/inbound-mail/reading'
import { parseRfc822 } from '@/lib/inbound-mail/rfc822'
import { messageParts } from '@/lib/messages/quoting'

const FOLDER = new URL('./samples/', import.meta.url)
const isOurs = ownAddresses('Support <support@example.com>')
const TOKEN = '0123456789abcdef0123456789abcdef'
const OUR_MAIL = 'reply-7.a1b2c3@desk.example.com'
const SENT = 'it was sent by a program'

async function sample(name: string) {
  const parts = await parseRfc822(readFileSync(new URL(`${name}.eml`, FOLDER)))
  return { ...readMail(parts, isOurs), files: filesOf(parts.files).kept }
}

const HUMS = 'I did so this morning, and it went on humming as if nothing had happened.'

// What a mail program writes, and what of it is the answer.
const written: Record<
  string,
  { from?: string; answer: string; token?: boolean; files?: string[] }
> = {
  'gmail-reply': { answer: 'Thank you, it still hums – louder now.', token: true },
  'outlook-html-only': {
    from: 'Ada.Example@example.org',
    answer: 'Guten Tag,\n\n\nder Drucker brummt weiter. Schöne Grüße',
    files: ['image001.png'],
  },
  'apple-mail-mixed': {
    answer: 'Here is how it looks:\n\n\n\nRegards, Ada',
    token: true,
    files: ['Foto ü.png'],
  },
  'thunderbird-flowed': { answer: HUMS, token: true },
  'yahoo-html': {
    answer: 'It is the blue one [https://example.org/p?a=1&b=2].\n * loud\n * warm',
  },
  iphone: { answer: 'Yes\n\nSent from my iPhone', token: true },
}

describe.each(Object.entries(written))('an answer written in %s', (name, expected) => {
  test('is read with its sender, its conversation and its files', async () => {
    const mail = await sample(name)
    expect(mail).toMatchObject({
      from: { email: expected.from ?? 'ada@example.org' },
      answer: expected.answer,
      numbers: [7],
      automatic: null,
      failures: [],
      left_out: [],
      tokens: expected.token ? [TOKEN] : [],
    })
    expect(mail.references[0]).toBe(OUR_MAIL)
    expect(mail.files.map(({ fileName }) => fileName)).toEqual(expected.files ?? [])
  })

  test('keeps what it quotes, which the desk tells apart', async () => {
    const { body } = await sample(name)
    expect(body).toMatch(/switch it off and on|aus- und einschalten/)
    expect(messageParts(body).length).toBeGreaterThan(1)
    expect(body).not.toMatch(/<(p|div|br|script|blockquote)\b|alert\(1\)|MsoNormal/)
  })
})

test.each([
  ['windows-1252', 'Der Drucker „brummt“ – für 5 €.'],
  ['missing', 'Der Drucker „brummt“ – für 5 €.'],
  ['iso-2022-jp', 'プリンタがうるさい。', 'プリンタ'],
  ['koi8-r', 'Принтер гудит.', 'Принтер'],
  ['gb18030', '打印机嗡嗡响。'],
  ['utf-7', 'It hums +2D3eAA- and +AGE-.'],
])('the character set %s is read', async (charset, body, subject = 'Letters') => {
  expect(await sample(`charset-${charset}`)).toMatchObject({ body, subject })
})

test.each([
  ['mailing-list', `${SENT} (list-id: printers <printers.lists.example.org>)`],
  ['exchange-out-of-office', `${SENT} (auto-submitted: auto-generated)`],
  ['postfix-delayed', 'it tells of a mail that was read, is late or has arrived'],
  ['read-receipt', 'it tells of a mail that was read, is late or has arrived'],
])('%s is stopped, and why', async (name, automatic) => {
  expect(await sample(name)).toMatchObject({ automatic, failures: [] })
})

test('a list that is an address of ours stops nothing', async () => {
  expect(await sample('own-group')).toMatchObject({ automatic: null })
})

test.each([
  [
    'exchange-undeliverable',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ’gone’ not found by SMTP address lookup',
  ],
  ['qmail-failure', 'Remote host said: 550 no such user here'],
  ['exim-failure', '550 5.1.1 User unknown'],
])('%s says whom a mail of ours did not reach, why, and which it was', async (name, reason) => {
  const mail = await sample(name)
  expect(mail.failures).toEqual([{ address: 'gone@example.org', reason }])
  expect(mail.references).toContain(OUR_MAIL)
  expect(mail.cc).toEqual([])
})

test.each([
  ['calendar-invitation', 'You have been invited.', ['invitation.ics', 'invite.ics']],
  ['smime-signed', 'What I say is signed.', []],
  ['pgp-encrypted', '(no text)', ['encrypted.asc']],
  ['winmail', 'It hums in rich text.', ['winmail.dat']],
  ['forwarded-as-file', 'See below.', ['message.eml']],
])('%s does no harm', async (name, body, files) => {
  const mail = await sample(name)
  expect(mail).toMatchObject({ body, automatic: null, failures: [] })
  expect(mail.files.map(({ fileName }) => fileName)).toEqual(files)
})

test('every sample is spoken of', () => {
  const text = readFileSync(new URL(import.meta.url), 'utf8')
  const charset = /^charset-(.*)/
  const names = readdirSync(FOLDER).map((file) => file.replace('.eml', '').replace(charset, '$1'))
  expect(names.filter((name) => !text.includes(name))).toEqual([])
})
