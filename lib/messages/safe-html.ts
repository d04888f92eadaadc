import 'server-only'
import sanitize, { type IOptions } from 'sanitize-html'

const LEADS_OUT = /^(https?:|mailto:)/
// Within this site a text leads to tickets alone.
const LEADS_TO_TICKET = /^\/tickets\/\d+$/
const OUTSIDE = { target: '_blank', rel: 'noopener noreferrer nofollow ugc' }
const LOADED = { loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer' }

const TEXT: IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code'],
    ...['strong', 'em', 's', 'a', 'span', 'div', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', ...Object.keys(OUTSIDE)],
    ol: ['start'],
    pre: ['tabindex'],
    div: ['tabindex'],
  },
  allowedClasses: { a: ['picture'], span: ['host', 'mention', 'language'], div: ['wide-table'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: {
    a: (tagName, { href = '', class: of = '' }) => {
      const leads = LEADS_OUT.test(href)
        ? { href, ...OUTSIDE }
        : LEADS_TO_TICKET.test(href) && { href }
      return { tagName, attribs: { ...leads, class: of } }
    },
    img: (tagName, { src = '', alt = '' }) => ({
      tagName,
      attribs: { alt, ...(src.startsWith('https://') && { src, ...LOADED }) },
    }),
  },
  nestingLimit: 100,
}

const WITH_IMAGES: IOptions = {
  ...TEXT,
  allowedTags: [...(TEXT.allowedTags || []), 'img'],
  allowedAttributes: {
    ...TEXT.allowedAttributes,
    img: ['src', 'alt', ...Object.keys(LOADED)],
  },
}

/**
 * HTML with nothing in it that could run, restyle the page or, unless allowed, load from outside.
 * What leads outside opens a tab of its own and tells no referrer.
 */
export function safeHtml(html: string, { images }: { images: boolean }): string {
  return sanitize(html, images ? WITH_IMAGES : TEXT)
}
