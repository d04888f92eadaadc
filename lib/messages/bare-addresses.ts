import type { MarkdownIt, StateInline } from 'markdown-it'

// Every repetition is bounded, so that no text takes longer than its length. Scripts that put no
// blanks between words end an address: what follows it is the sentence.
const WEB =
  /https?:\/\/(?:[^\s<>"'`[\]{}|\\^\p{Cc}\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]|\[[^\s<>"'`[\]]{0,100}\]){1,2000}/iuy
const MAIL = /[a-z0-9][\w.+%-]{0,63}@(?:[a-z0-9][a-z0-9-]{0,62}\.){1,5}[a-z]{2,24}(?![\w-])/iy
const TICKET = /#([1-9]\d{0,14})(?![\w-])/y
// As far as nothing can begin here: words of ASCII one by one, anything else up to the next sign.
const WORD = /[A-Za-z0-9]+|[^A-Za-z0-9\n!#$%&*+:<=>@[\\\]^_`{}~-]+/y

/** Makes links of web and mail addresses that stand in the text, and of #123 where `tickets` says so. */
export function linkBareAddresses(md: MarkdownIt, { tickets }: { tickets: boolean }): void {
  md.inline.ruler.at('text', skipWord)
  md.inline.ruler.before('text', 'web_address', (state, silent) => {
    const address = /[A-Za-z0-9]/.test(before(state)) ? '' : withoutTail(match(WEB, state))
    return hasHost(address) && link(state, silent, address, address)
  })
  md.inline.ruler.before('text', 'mail_address', (state, silent) => {
    const address = /[A-Za-z0-9.+%@/-]/.test(before(state)) ? '' : match(MAIL, state)
    return address !== '' && link(state, silent, address, `mailto:${address}`)
  })
  if (!tickets) return
  md.inline.ruler.before('text', 'ticket_number', (state, silent) => {
    const number = /[\w/#&]/.test(before(state)) ? '' : match(TICKET, state)
    return number !== '' && link(state, silent, number, `/tickets/${number.slice(1)}`)
  })
}

function skipWord(state: StateInline, silent: boolean): boolean {
  const word = match(WORD, state)
  if (!word) return false
  if (!silent) state.pending += word
  state.pos += word.length
  return true
}

function link(state: StateInline, silent: boolean, text: string, href: string): boolean {
  if (state.linkLevel > 0) return false
  if (!silent) {
    const open = state.push('link_open', 'a', 1)
    open.attrSet('href', href.startsWith('/') ? href : state.md.normalizeLink(href))
    open.info = 'auto'
    state.push('text', '', 0).content = text
    state.push('link_close', 'a', -1)
  }
  state.pos += text.length
  return true
}

function match(pattern: RegExp, state: StateInline): string {
  pattern.lastIndex = state.pos
  const [found = ''] = pattern.exec(state.src) ?? []
  return state.pos + found.length <= state.posMax ? found : ''
}

function before(state: StateInline): string {
  return state.src.charAt(state.pos - 1)
}

function hasHost(address: string): boolean {
  return URL.canParse(address) && /^https?:\/\/[^/?#]/i.test(address)
}

/** An address in a sentence, without what closes the sentence, the bracket or the emphasis. */
function withoutTail(address: string): string {
  let end = address.length
  let closing = count(address, ')') - count(address, '(')
  for (; end > 0; end--) {
    const last = address.charAt(end - 1)
    if (last === ')' && closing > 0) closing -= 1
    else if (!/[.,:;!?*_~»”’…]/u.test(last)) break
  }
  return address.slice(0, end)
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}
