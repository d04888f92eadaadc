import 'server-only'
import { markdownToHtml, type Reading } from './markdown'
import { type MessagePart, messageParts } from './quoting'
import { Remembered } from './remembered'
import { safeHtml } from './safe-html'
import type { MessageFormat } from './types'

/** A message ready to be shown: parts of sanitised HTML, and the hosts of images that stay outside. */
export type RenderedMessage = {
  parts: { place: number; kind: MessagePart['kind']; html: string }[]
  imagesFrom: string[]
}

// About as many bytes, twice that for scripts beyond Latin.
const REMEMBERED = 8_000_000
// The same text is the same page, whoever wrote it: messages are asked for again and again.
const known = new Remembered<RenderedMessage>(REMEMBERED)

type Allowed = { images?: boolean; mentions?: readonly string[] }

/**
 * A message as safe HTML. Images from outside are links, unless `images` allows them; `mentions`
 * are the names of users that it names with an @.
 */
export function renderMessage(
  text: string,
  format: MessageFormat,
  { images = false, mentions = [] }: Allowed = {},
): RenderedMessage {
  return known.get(
    // No text in the database holds a NUL, and no name a line break.
    `${[format, images, ...mentions].join('\n')}\0${text}`,
    () => rendered(text, format, { images, mentions, imagesFrom: new Set(), steps: 0 }),
    ({ parts }) => parts.reduce((sum, part) => sum + part.html.length, 0),
  )
}

/** All that a message says as one piece of HTML. */
export function unfolded({ parts }: RenderedMessage): string {
  return parts.map(({ html }) => html).join('')
}

function rendered(text: string, format: MessageFormat, reading: Reading): RenderedMessage {
  const parts = messageParts(text).map(({ kind, text }, place) => ({
    place,
    kind,
    html: safeHtml(markdownToHtml(text, format, reading) ?? asItIs(text), reading),
  }))
  return { parts, imagesFrom: [...reading.imagesFrom] }
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function asItIs(text: string): string {
  return `<p>${text.replace(/[&<>"]/g, (sign) => ESCAPED[sign] ?? sign).replace(/\r\n?|\n/g, '<br>')}</p>`
}
