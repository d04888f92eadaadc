const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' }
const ATTRIBUTES = /^( [a-z]+="[^"<>]*")*( \/)?$/
const KNOWN = new Set([
  ...['p', 'br', 'hr', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'img'],
  ...['strong', 'em', 's', 'a', 'span', 'div', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
])

export type Tag = { name: string; attributes: Record<string, string> }

/**
 * The opening tags and the text of HTML that is plain in every respect: known tags in pairs, quoted
 * attributes, no comment, no stray bracket. Throws at anything else, whatever a browser makes of it.
 */
export function plainMarkup(html: string): { tags: Tag[]; text: string } {
  const tags: Tag[] = []
  const open: string[] = []
  let text = ''
  for (const [piece] of html.matchAll(/<[^>]*>|[^<]+|</g)) {
    if (!piece.startsWith('<')) {
      if (piece.includes('>')) throw new Error(`a stray bracket in ${piece}`)
      text += piece.replace(/&(lt|gt|quot|amp);/g, (_, name) => ENTITIES[name] ?? '')
      continue
    }
    const [, closing, name = '', rest = ''] = /^<(\/?)([a-z0-9]+)(.*)>$/s.exec(piece) ?? []
    if (!KNOWN.has(name) || !ATTRIBUTES.test(rest)) throw new Error(`no plain tag: ${piece}`)
    if (closing) {
      if (open.pop() !== name) throw new Error(`closes what is not open: ${piece}`)
      continue
    }
    if (!rest.endsWith('/')) open.push(name)
    const attributes = [...rest.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [
      key,
      value,
    ])
    tags.push({ name, attributes: Object.fromEntries(attributes) })
    if (name === 'br') text += '\n'
  }
  if (open.length > 0) throw new Error(`left open: ${open.join(' ')}`)
  return { tags, text }
}

const SAFE: Record<string, RegExp> = {
  href: /^(https?:\/\/[^/]|mailto:|\/tickets\/\d+$)/,
  target: /^_blank$/,
  rel: /^noopener noreferrer nofollow ugc$/,
  class: /^(picture|host|mention|language|wide-table)$/,
  tabindex: /^0$/,
  start: /^\d+$/,
  src: /^https:\/\//,
  alt: /^/,
  loading: /^lazy$/,
  decoding: /^async$/,
  referrerpolicy: /^no-referrer$/,
}

/** What is unsafe in the markup: nothing of it may run, restyle the page or load from outside. */
export function unsafeIn(html: string, { images = false } = {}): string[] {
  return plainMarkup(html).tags.flatMap(({ name, attributes }) => {
    const found = Object.entries(attributes).filter(([key, value]) => !SAFE[key]?.test(value))
    const unasked = name === 'img' && !images ? ['img'] : []
    const leadsOut = name === 'a' && /^(https?|mailto):/.test(attributes.href ?? '')
    const unmarked =
      leadsOut && (!attributes.rel || !attributes.target) ? [`unmarked ${attributes.href}`] : []
    return [...found.map((pair) => `${name} ${pair.join('=')}`), ...unasked, ...unmarked]
  })
}
