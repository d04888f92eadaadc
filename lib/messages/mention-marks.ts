import type { MarkdownIt } from 'markdown-it'

/** Marks @Name where `env.reading` says that the text mentions somebody of that name. */
export function markMentions(md: MarkdownIt): void {
  md.inline.ruler.before('text', 'mention', (state, silent) => {
    const { src, pos, env } = state
    if (src.charAt(pos) !== '@' || /[\w@.]/.test(src.charAt(pos - 1))) return false
    const { mentions } = env.reading as { mentions: readonly string[] }
    const said = mentions
      .map((name) => src.slice(pos, Math.min(pos + 1 + name.length, state.posMax)))
      .filter((text, at) => text.toLowerCase() === `@${mentions[at]}`.toLowerCase())
      .filter((text) => !/\w/.test(src.charAt(pos + text.length)))
      .sort((a, b) => b.length - a.length)[0]
    if (!said) return false
    if (!silent) state.push('mention', '', 0).content = said
    state.pos += said.length
    return true
  })
  md.renderer.rules.mention = (tokens, at) =>
    `<span class="mention">${md.utils.escapeHtml(tokens[at]?.content ?? '')}</span>`
}
