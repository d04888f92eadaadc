import 'server-only'
import Markdown, { type MarkdownIt, type StateCore, type Token } from 'markdown-it'
import { linkBareAddresses } from './bare-addresses'
import { markMentions } from './mention-marks'
import { markOutside } from './outside-links'
import type { MessageFormat } from './types'

/** What is known before a text is read, and what was found out by reading it. */
export type Reading = {
  /** Names of users that it mentions. */
  mentions: readonly string[]
  /** Whether pictures from outside are shown. */
  images: boolean
  /** Hosts of pictures that are not. */
  imagesFrom: Set<string>
  /** Places in the text where something might have begun: the measure of the work. */
  steps: number
}

type Env = { reading: Reading; most: number }
class TooMuchWork extends Error {}

// Texts are read in a few steps a character. This is for the one that nobody has thought of.
const STEPS_PER_CHARACTER = 20
const HTML_PER_CHARACTER = 10
const SHOWING = new Set(['inline', 'fence', 'tr_open', 'hr'])
const OPTIONS = { html: false, maxNesting: 20 }
// What is easily meant otherwise: indented text is no code, an underlined line no heading, and
// nothing is a definition that is not shown.
const MISTAKEN = ['code', 'lheading', 'reference', 'html_block', 'html_inline', 'linkify']

const READERS: Record<MessageFormat, MarkdownIt> = {
  markdown: reader(new Markdown(OPTIONS).disable(MISTAKEN), { tickets: true }),
  foreign: reader(new Markdown(OPTIONS).disable(MISTAKEN), { tickets: false }),
  // Nothing of it disappears: no emphasis, no escapes, no lists.
  plain: reader(
    new Markdown('zero', OPTIONS).enable(['fence', 'blockquote', 'newline', 'backticks']),
    { tickets: true },
  ),
}

function reader(md: MarkdownIt, { tickets }: { tickets: boolean }): MarkdownIt {
  linkBareAddresses(md, { tickets })
  markMentions(md)
  markOutside(md)
  md.inline.ruler.before('newline', 'work', ({ env }) => {
    const { reading, most } = env as Env
    reading.steps += 1
    if (reading.steps > most) throw new TooMuchWork()
    return false
  })
  // Every line of the text is a line on the page, as far indented.
  md.inline.ruler.at('newline', (state, silent) => {
    if (state.src.charAt(state.pos) !== '\n') return false
    if (!silent) state.push('hardbreak', 'br', 0)
    state.pos += 1
    return true
  })
  md.core.ruler.before('inline', 'indents', keepIndents)
  md.core.ruler.push('blocks', fitIntoPage)
  md.renderer.rules.hardbreak = () => '<br>'
  md.renderer.rules.softbreak = () => '<br>'
  md.renderer.rules.fence = (tokens, at) => {
    const { content = '', info = '' } = tokens[at] ?? {}
    const code = md.utils.escapeHtml(content.replace(/\n$/, ''))
    const language =
      info.trim() && `<span class="language">${md.utils.escapeHtml(info.trim())}</span>`
    return `<pre tabindex="0">${language}<code>${code}</code></pre>\n`
  }
  md.renderer.rules.table_open = () => '<div class="wide-table" tabindex="0"><table>'
  md.renderer.rules.table_close = () => '</table></div>\n'
  return md
}

/**
 * A text as HTML, links and pictures marked. Not sanitised. Null when it cannot be had in good
 * measure: lines would disappear in too deep a nesting, or little text become much work.
 */
export function markdownToHtml(
  text: string,
  format: MessageFormat,
  reading: Reading,
): string | null {
  const md = READERS[format]
  const env = { reading, most: reading.steps + STEPS_PER_CHARACTER * text.length }
  try {
    const tokens = md.parse(text, env)
    if (!isAllThere(text, tokens)) return null
    const html = md.renderer.render(tokens, md.options, env)
    return html.length > HTML_PER_CHARACTER * text.length + 4000 ? null : html
  } catch (error) {
    if (error instanceof TooMuchWork) return null
    throw error
  }
}

/** Whether each line with a word on it has come to stand in some block. */
function isAllThere(text: string, tokens: Token[]): boolean {
  const shown = new Set<number>()
  for (const { type, map } of tokens) {
    if (!map || !SHOWING.has(type)) continue
    for (let line = map[0]; line < map[1]; line++) shown.add(line)
  }
  return text.split(/\r\n?|\n/).every((line, at) => shown.has(at) || !/[\p{L}\p{N}]/u.test(line))
}

/** The first line of a paragraph, too, is as far indented as it was written. */
function keepIndents(state: StateCore): void {
  const lines = state.src.split('\n')
  for (const [at, { type, level, map }] of state.tokens.entries()) {
    const inline = state.tokens[at + 1]
    if (type !== 'paragraph_open' || level > 0 || !map || !inline) continue
    inline.content = `${/^[ \t]*/.exec(lines[map[0]] ?? '')}${inline.content}`
  }
}

/** Headings rank below those of the page, and what stands in a list stands in paragraphs. */
function fitIntoPage(state: StateCore): void {
  for (const token of state.tokens) {
    token.hidden = false
    if (token.type.startsWith('heading_')) token.tag = `h${Math.min(6, Number(token.tag[1]) + 3)}`
  }
}
