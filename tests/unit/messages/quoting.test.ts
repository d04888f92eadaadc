import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { messageParts } from '@/lib/messages/quoting'

/** The parts in short: text as it is, [what is folded]. */
const shown = (text: string) =>
  messageParts(text)
    .map((part) => (part.kind === 'text' ? part.text : `[${part.kind}: ${part.text.trim()}]`))
    .join('')

const NEW = 'That was it, thank you.\n\n'

describe('the mail that is answered is folded', () => {
  test.each([
    ['English', 'On Tue, 3 Nov 2026 at 10:15, Help desk <help@example.com> wrote:'],
    ['German', 'Am 03.11.2026 um 10:15 schrieb Hilfe <help@example.com>:'],
    ['German, name first', 'Am Di., 3. Nov. 2026 um 10:15 Uhr schrieb Hilfe:'],
    ['French', 'Le mar. 3 nov. 2026 à 10:15, Aide <help@example.com> a écrit :'],
    ['French with a hard blank', 'Le mar. 3 nov. 2026 à 10:15, Aide a écrit\u00a0:'],
    ['Spanish', 'El mar, 3 nov 2026 a las 10:15, Ayuda (<help@example.com>) escribió:'],
    [
      'broken in two',
      'On Tue, 3 Nov 2026 at 10:15, Help desk with a long name\n<help@example.com> wrote:',
    ],
    ['broken in three', 'On Tue, 3 Nov 2026\nat 10:15, Help desk\n<help@example.com> wrote:'],
  ])('%s', (_, attribution) => {
    const quote = `${attribution}\n\n> Please try again.\n>\n> > It hums.`
    expect(shown(`${NEW}${quote}\n`)).toBe(`${NEW}[quote: ${quote}]`)
  })

  test.each([
    ['Outlook, English', '-----Original Message-----\nFrom: Help'],
    ['Outlook, German', '-----Ursprüngliche Nachricht-----\nVon: Hilfe'],
    ['Outlook, French', '-----Message d’origine-----\nDe : Aide'],
    ['Outlook, Spanish', '-----Mensaje original-----\nDe: Ayuda'],
    ['headers alone', 'From: Help\nSent: Tuesday\nTo: You\nSubject: Re: It hums'],
    ['headers under a line', '________________________________\nFrom: H\nSent: T\nSubject: S'],
    ['German headers', 'Von: Hilfe\nGesendet: Dienstag\nAn: Dich\nBetreff: AW: Es brummt'],
    ['French headers', 'De : Aide\nEnvoyé : mardi\nÀ : Vous\nObjet : Re: Bruit'],
    ['Spanish headers', 'De: Ayuda\nEnviado: martes\nPara: Usted\nAsunto: RE: Ruido'],
    ['bold headers', '*From:* Help\n*Sent:* Tuesday\n*To:* You\n*Subject:* Re: It hums'],
    ['without marks', 'On 3 Nov 2026 at 10:15, Help <help@example.com> wrote:\nPlease try again.'],
  ])('%s, to the end', (_, beginning) => {
    const quote = `${beginning}\n\nPlease try again.\n\nIt should work.`
    expect(shown(`${NEW}${quote}`)).toBe(`${NEW}[quote: ${quote}]`)
  })
})

describe('a signature is folded', () => {
  test('to the end', () => {
    expect(shown(`${NEW}-- \nBakery office\n+1 555 0100`)).toBe(
      `${NEW}[signature: -- \nBakery office\n+1 555 0100]`,
    )
  })

  test('up to what is quoted below it', () => {
    const quote = 'On 3 Nov 2026, Help wrote:\n> Try again.'
    expect(shown(`${NEW}-- \nBakery\n\n${quote}`)).toBe(
      `${NEW}[signature: -- \nBakery][quote: ${quote}]`,
    )
  })

  test('also when a program has eaten its blank, while it is short', () => {
    expect(shown(`${NEW}--\nBakery`)).toBe(`${NEW}[signature: --\nBakery]`)
    const long = `${NEW}--\n${'And another thing.\n'.repeat(20)}`
    expect(shown(long)).toBe(long)
  })
})

describe('what is said stays in sight', () => {
  test.each([
    ['a short quotation that is answered', '> Does it hum?\nIt does.\n> Since when?\nSince May.'],
    [
      'a sentence that looks like an attribution',
      'On Monday the colleague wrote:\nnothing at all.',
    ],
    ['a date in a sentence', 'On 3 May 2026 at 10:15 it broke.\nSince then it hums.'],
    [
      'what is forwarded',
      'See below.\n\n---------- Forwarded message ---------\nFrom: a\nDate: b\nSubject: c\n\nIt hums.',
    ],
    ['a message of nothing else', '> It hums.\n> It does.'],
    ['a mail passed on as it is', 'From: a\nSent: b\nTo: c\nSubject: d\n\nIt hums.'],
    ['a signature of nothing', '-- \nBakery'],
    ['code', 'Run this:\n```\n> SELECT 1\n-- \nFrom: x\n```\nand this.'],
    ['options of a command', 'Call it with\n--verbose\n--all'],
    ['a line of headers of its own', 'From: the shop\nto the town.'],
  ])('%s', (_, text) => {
    expect(shown(text)).toBe(text)
  })

  test('a long quotation is folded even though an answer follows it', () => {
    const quote = '> It hums.\n'.repeat(7)
    expect(shown(`${quote}\nIt does.`)).toBe(`[quote: ${quote.trim()}]It does.`)
  })

  test('quoted lines in code that is never closed are quoted', () => {
    const text = 'Look:\n```\nx\n\nOn 3 Nov 2026, Help wrote:\n> y'
    expect(messageParts(text).map((part) => part.kind)).toEqual(['text', 'quote'])
  })
})

const line = fc.oneof(
  fc.constantFrom(
    ...['', ' ', '> quoted', '>', '-- ', '--', '```', '~~~', '> ```', '________________', '\r'],
    ...['On 3 Nov 2026, Help <h@example.com> wrote:', 'Am 3. schrieb', 'wrote:', 'Le 3 a écrit :'],
    ...['From: a', 'Sent: b', 'Subject: c', '-----Original Message-----', 'Forwarded message'],
  ),
  fc.string({ unit: 'binary' }),
)

test('nothing is lost: the parts joined are the text, and no part is empty', () => {
  const texts = fc.tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\n\n'))
  fc.assert(
    fc.property(texts, ([lines, end]) => {
      const text = lines.join(end)
      const parts = messageParts(text)
      expect(parts.map((part) => part.text).join('')).toBe(text)
      expect(parts.some((part) => part.kind === 'text')).toBe(true)
      expect(text === '' || parts.every((part) => part.text !== '')).toBe(true)
    }),
    { numRuns: 300 },
  )
})
