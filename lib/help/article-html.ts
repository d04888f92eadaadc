import 'server-only'
import Markdown, { type Token } from 'markdown-it'
import sanitize, { type IOptions } from 'sanitize-html'
import { pictureSize } from './picture-name'

/** A section of an article, for the list of them. */
type ArticlePart = { id: string; title: string }

/** An article as safe HTML, and its sections. */
export type RenderedArticle = { html: string; parts: ArticlePart[] }

const LEADS_OUT = /^(https?:\/\/|mailto:|tel:)/
const STAYS = /^(#|\/help(\/|$|#)|\/request$)/

// Writers are of the house, and still nothing they paste runs, restyles the page or loads from
// elsewhere: pictures are those of the help centre alone.
const SAFE: IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'img'],
    ...['strong', 'em', 's', 'a', 'div', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    ol: ['start'],
    pre: ['tabindex'],
    div: ['tabindex'],
    img: ['src', 'alt', 'width', 'height', 'loading', 'decoding'],
    ...Object.fromEntries(['h2', 'h3', 'h4'].map((tag) => [tag, ['id']])),
  },
  allowedClasses: { div: ['wide-table'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    a: (tagName, { href = '' }) => ({ tagName, attribs: linkTo(href) }),
    img: (tagName, { src = '', alt = '' }) => {
      const size = pictureSize(src)
      const attribs = { src, alt, ...size, loading: 'lazy', decoding: 'async' }
      return { tagName, attribs: size ? attribs : { alt } }
    },
  },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src,
  nestingLimit: 100,
}

function linkTo(href: string): Record<string, string> {
  if (LEADS_OUT.test(href)) return { href, rel: 'noopener' }
  return STAYS.test(href) ? { href } : {}
}

const md = new Markdown({ html: false, linkify: true, maxNesting: 20 })
// Addresses without http:// are words: "setup.sh" is no site.
md.linkify.set({ fuzzyLink: false })
md.renderer.rules.fence = (tokens, at) =>
  `<pre tabindex="0"><code>${md.utils.escapeHtml((tokens[at]?.content ?? '').replace(/\n$/, ''))}</code></pre>\n`
md.renderer.rules.table_open = () => '<div class="wide-table" tabindex="0"><table>'
md.renderer.rules.table_close = () => '</table></div>\n'

/** An article's Markdown as safe HTML. Headings rank below the title, and can be linked to. */
export function renderArticle(text: string): RenderedArticle {
  const tokens = md.parse(text, {})
  const parts: ArticlePart[] = []
  const taken = new Map<string, number>()
  for (const [at, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue
    const close = tokens[at + 2]
    const rank = Math.min(4, Math.max(2, Number(token.tag[1])))
    token.tag = `h${rank}`
    if (close) close.tag = token.tag
    const title = plainText(tokens[at + 1])
    const id = freshId(title, taken)
    token.attrSet('id', id)
    if (rank === 2) parts.push({ id, title })
  }
  return { html: sanitize(md.renderer.render(tokens, md.options, {}), SAFE), parts }
}

function plainText(inline: Token | undefined): string {
  return (inline?.children ?? []).map(({ content }) => content).join('')
}

function freshId(title: string, taken: Map<string, number>): string {
  const bare = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  // The page has ids of its own.
  const wanted = `s-${bare || 'section'}`.slice(0, 80)
  // From where it last went on: the same heading a thousand times takes a thousand steps.
  let n = taken.get(wanted) ?? 1
  let id = n === 1 ? wanted : `${wanted}-${n}`
  while (taken.has(id)) id = `${wanted}-${++n}`
  taken.set(wanted, n + 1)
  if (id !== wanted) taken.set(id, 2)
  return id
}
