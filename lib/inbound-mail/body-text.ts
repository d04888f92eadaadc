import { compile } from 'html-to-text'
import { ownWords } from '@/lib/messages/quoting'
import { aboveMark } from './answer-mark'
import type { MailParts } from './types'

/** The longest message that the database keeps, in characters. */
const LONGEST = 100_000
/** More HTML than this is not read: it takes milliseconds for each thousand elements. */
const LONGEST_HTML = 500_000
const DEEPEST_HTML = 150

// Pictures are files of the mail or lie outside, where a look at them would tell that it was read.
const htmlAsText = compile({
  wordwrap: false,
  limits: { maxInputLength: LONGEST_HTML, maxDepth: DEEPEST_HTML, ellipsis: '…' },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
  ],
})

/** What a mail says. */
export type BodyText = {
  /** All of it, with quotations and signatures. */
  body: string
  /** What its sender wrote now, without what they quote and how they sign; may be empty. */
  answer: string
  /** The text was longer than 100,000 characters, and was cut there. */
  cut: boolean
}

/** The text of a mail: its own where it has one, else what its HTML says. */
export function bodyText({ text, html }: Pick<MailParts, 'text' | 'html'>): BodyText {
  const isText = saysSomething(text)
  const whole = storable(isText ? text : ofHtml(html))
  const body = [...whole.slice(0, 2 * LONGEST)].slice(0, LONGEST).join('')
  return {
    body: saysSomething(body) ? body : '(no text)',
    answer: ownWords(aboveMark(body)),
    cut: body.length < whole.length || (!isText && html.length > LONGEST_HTML),
  }
}

function ofHtml(html: string): string {
  const text = htmlAsText(html.slice(0, LONGEST_HTML))
  return text.replace(/^[^\S\n]+$/gm, '').replace(/\n{4,}/g, '\n\n\n')
}

/** Postgres takes neither NUL nor half a surrogate pair. */
function storable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd()
}

// As Postgres sees it: JavaScript takes NEL (U+0085) for something.
const saysSomething = (text: string) => /[^\s\u0085]/.test(text)
