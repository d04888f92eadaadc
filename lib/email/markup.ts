import 'server-only'
import { renderMessage, unfolded } from '@/lib/messages/rendering'
import type { MessageFormat } from '@/lib/messages/types'

const TICKET_LINK = /<a\b[^>]*\shref="\/tickets\/\d+"[^>]*>(.*?)<\/a>/gs

/** A message as the mail to people outside shows it: as on the desk, but tickets lead nowhere. */
export function outsideHtml(text: string, format: MessageFormat): string {
  return block(unfolded(renderMessage(text, format)).replace(TICKET_LINK, '$1'))
}

/** A message as the mail to users shows it: as on the desk, tickets at this address. */
export function insideHtml(text: string, format: MessageFormat, siteUrl: string): string {
  return block(unfolded(renderMessage(text, format)).replaceAll('href="/', `href="${siteUrl}/`))
}

function block(html: string): string {
  return `<div dir="auto">\n${html}</div>`
}
