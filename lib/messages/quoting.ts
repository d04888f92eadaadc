/** What was said, what was quoted of an earlier message, or who signed it. */
export type MessagePart = { kind: 'text' | 'quote' | 'signature'; text: string }

// A quotation that an answer follows is often what the answer is about: short ones stay in sight.
const KEPT_IN_SIGHT = 6
// A line of two hyphens without the blank that makes it a signature may be anything.
const LONGEST_GUESSED_SIGNATURE = 10

const ATTRIBUTIONS = [
  /^On .{5,300} wrote:$/,
  /^Am .{5,300} schrieb(?: .{1,200})?:$/,
  /^Le .{5,300} a écrit ?:$/,
  /^El .{5,300} escribió:$/,
]
const LONGEST_ATTRIBUTION = { lines: 3, characters: 400 }
// Written by a program and by nobody's hand: a time of day or a year, and an address.
const DATED = /\b\d{4}\b|\d:\d\d/
const ADDRESSED = /<[^<>\s]{1,200}@[^<>\s]{1,200}>/

const ORIGINAL =
  /^-{2,} ?(Original (Message|Appointment)|Originalnachricht|Ursprüngliche Nachricht|Message d['’]origine|Mensaje original) ?-{2,}$/i
const FORWARDED = /forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado/i
const HEADERS = [
  ['From', 'Sent|Date', 'Subject'],
  ['Von', 'Gesendet|Datum', 'Betreff'],
  ['De', 'Envoyé|Date', 'Objet'],
  ['De', 'Enviado|Fecha', 'Asunto'],
].map((names) => names.map((name) => new RegExp(`^\\*?(${name}) ?:`, 'i')))
const HEADER_LINES = 6

/**
 * Takes a message apart, so that what is known already can be folded. The parts joined are the
 * text. A message of which nothing would be left, and what is forwarded, stays whole.
 */
export function messageParts(text: string): MessagePart[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const parts = inSight(joined(classified(lines)))
  const says = parts.some((part) => part.kind === 'text' && /\S/.test(part.text))
  return says ? parts : [{ kind: 'text', text }]
}

/** What somebody wrote themselves: no line of what they quote, however short, and no signature. */
export function ownWords(text: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  return classified(lines)
    .flatMap((part) => (part.kind === 'text' ? [part.text] : []))
    .join('')
    .trim()
}

function classified(lines: string[]): MessagePart[] {
  const code = fenced(lines)
  const bare = lines.map((line, at) => (code[at] ? null : line.replace(/\s+/g, ' ').trim()))
  const parts: MessagePart[] = []
  for (let at = 0; at < lines.length; ) {
    const [kind, end] = stretchAt(lines, bare, at)
    parts.push({ kind, text: lines.slice(at, end).join('') })
    at = end
  }
  return parts
}

/** Lines without needless blanks; null inside code, where nothing is a quotation. */
type Bare = (string | null)[]

function stretchAt(lines: string[], bare: Bare, at: number): [MessagePart['kind'], number] {
  const line = bare[at] ?? ''
  if (beginsOriginal(bare, at)) return ['quote', lines.length]
  if (line.startsWith('>')) return ['quote', endOfQuote(bare, at)]
  const attributed = endOfAttribution(bare, at)
  if (attributed) return ['quote', attributed]
  if (line === '--') {
    const certain = /^-- \r?\n?$/.test(lines[at] ?? '')
    const end = endOfSignature(bare, at, certain ? bare.length : LONGEST_GUESSED_SIGNATURE)
    if (end) return ['signature', end]
  }
  return ['text', at + 1]
}

/** Behind the last quoted line; blank lines between quoted ones belong to them. */
function endOfQuote(bare: Bare, from: number): number {
  let end = from
  for (let at = from; bare[at] === '' || bare[at]?.startsWith('>'); at++) {
    if (bare[at] !== '') end = at + 1
  }
  return end
}

/** Behind what somebody "wrote:", if an attribution begins here. It may be broken into lines. */
function endOfAttribution(bare: Bare, from: number): number | undefined {
  let said = ''
  for (let at = from; at < from + LONGEST_ATTRIBUTION.lines; at++) {
    if (!bare[at]) return undefined
    said = `${said} ${bare[at]}`.trim()
    if (said.length > LONGEST_ATTRIBUTION.characters || !/^(On|Am|Le|El) /.test(said)) return
    if (!ATTRIBUTIONS.some((attribution) => attribution.test(said))) continue
    let next = at + 1
    while (bare[next] === '') next++
    if (bare[next]?.startsWith('>')) return endOfQuote(bare, next)
    return DATED.test(said) && ADDRESSED.test(said) ? bare.length : undefined
  }
  return undefined
}

/** The mail answered to, as Outlook hangs it on: behind a line that says so, or behind its headers. */
function beginsOriginal(bare: Bare, at: number): boolean {
  const line = bare[at] ?? ''
  if (ORIGINAL.test(line)) return true
  if (/^_{8,}$/.test(line)) return hasHeaders(bare, at + 1)
  return hasHeaders(bare, at) && !FORWARDED.test(bare.slice(Math.max(0, at - 2), at).join(' '))
}

function hasHeaders(bare: Bare, at: number): boolean {
  return HEADERS.some(([from, ...others]) => {
    if (!from?.test(bare[at] ?? '')) return false
    const lines = bare.slice(at + 1, at + HEADER_LINES)
    return others.every((header) => lines.some((line) => header.test(line ?? '')))
  })
}

/** Behind the signature: where the text ends, or a quotation begins. It has so many lines at most. */
function endOfSignature(bare: Bare, from: number, most: number): number | undefined {
  for (let at = from + 1; at < bare.length; at++) {
    if (at - from > most) return undefined
    const quotes = bare[at]?.startsWith('>') || beginsOriginal(bare, at)
    if (quotes || endOfAttribution(bare, at)) return at
  }
  return bare.length
}

/** Which lines lie in blocks of code that are closed again. */
function fenced(lines: string[]): boolean[] {
  const inside = lines.map(() => false)
  let open: { at: number; fence: string } | undefined
  for (const [at, line] of lines.entries()) {
    const fence = /^ {0,3}(`{3,}|~{3,})(.*)/.exec(line)
    if (!fence?.[1]) continue
    if (!open) open = { at, fence: fence[1] }
    else if (fence[1].startsWith(open.fence) && !fence[2]?.trim()) {
      inside.fill(true, open.at, at + 1)
      open = undefined
    }
  }
  return inside
}

/** Neighbours of a kind become one; blank lines belong to what stands before them. */
function joined(parts: MessagePart[]): MessagePart[] {
  const whole: MessagePart[] = []
  for (const part of parts) {
    const last = whole.at(-1)
    if (last && (last.kind === part.kind || !/\S/.test(part.text))) last.text += part.text
    else whole.push({ ...part })
  }
  return whole
}

function inSight(parts: MessagePart[]): MessagePart[] {
  const lastSaid = parts.findLastIndex((part) => part.kind === 'text' && /\S/.test(part.text))
  return joined(
    parts.map((part, at) => {
      const short = part.text.trim().split('\n').length <= KEPT_IN_SIGHT
      return part.kind === 'quote' && at < lastSaid && short ? { ...part, kind: 'text' } : part
    }),
  )
}
