import type { MarkdownIt, StateCore, Token } from 'markdown-it'

// A text that is shown in another order than it is written lies about where it leads.
const REORDERED = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** Whether pictures from outside are shown, and the hosts of those that are not. */
type Outside = { images: boolean; imagesFrom: Set<string> }

/**
 * What leads outside bears the host behind it wherever its text is not plainly the address, and
 * leads to web and mail addresses alone. Pictures from outside become links to
 * them, unless `env.reading` allows them.
 */
export function markOutside(md: MarkdownIt): void {
  md.normalizeLink = (address) => (URL.canParse(address) ? new URL(address).href : '')
  md.validateLink = (address) => /^(https?:\/\/[^/]|mailto:.)/.test(address)
  md.core.ruler.push('outside', (state) => {
    const outside = state.env.reading as Outside
    for (const token of state.tokens) {
      if (token.children) token.children = marked(token.children, state, outside)
    }
  })
  md.renderer.rules.host = (tokens, at) =>
    ` <span class="host">${md.utils.escapeHtml(tokens[at]?.content ?? '')}</span>`
}

function marked(tokens: Token[], state: StateCore, outside: Outside): Token[] {
  let open: Token | undefined
  return tokens.flatMap((token, at) => {
    if (token.type === 'link_open') {
      open = token
      if (!hrefOf(token)) token.tag = 'span'
    } else if (token.type === 'link_close' && open) {
      token.tag = open.tag
      const host = hostBehind(open, tokens[at - 1]?.content ?? '')
      open = undefined
      if (host) return [token, textToken(state, 'host', host)]
    } else if (token.type === 'image') return picture(token, state, outside, open !== undefined)
    return [token]
  })
}

/** The host behind a link whose text is not plainly its address; empty where there is none. */
function hostBehind(link: Token, text: string): string {
  if (!leadsOut(link)) return ''
  const { protocol, host, pathname, username } = new URL(hrefOf(link))
  const plain = !username && !host.includes('xn--') && !REORDERED.test(text)
  if (link.info === 'auto' && plain) return ''
  return protocol === 'mailto:' ? pathname : host
}

function picture(token: Token, state: StateCore, outside: Outside, inLink: boolean): Token[] {
  const src = String(token.attrGet('src') ?? '')
  const host = src.startsWith('http') ? new URL(src).host : ''
  if (src.startsWith('https:') && outside.images) return [token]
  if (src.startsWith('https:')) outside.imagesFrom.add(host)
  const says = [host ? `Image from ${host}` : 'Image', token.content].filter(Boolean).join(': ')
  const text = textToken(state, 'text', says)
  if (inLink || !host) return [text]
  const link = new state.Token('link_open', 'a', 1)
  link.attrs = [
    ['href', src],
    ['class', 'picture'],
  ]
  return [link, text, new state.Token('link_close', 'a', -1)]
}

function textToken(state: StateCore, type: string, content: string): Token {
  const token = new state.Token(type, '', 0)
  token.content = content
  return token
}

function hrefOf(link: Token): string {
  return String(link.attrGet('href') ?? '')
}

function leadsOut(link: Token): boolean {
  return /^(https?|mailto):/.test(hrefOf(link))
}
