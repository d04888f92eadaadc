import 'server-only'
import { type RenderedMessage, renderMessage } from '@/lib/messages/rendering'
import type { MessageFormat } from '@/lib/messages/types'

const TICKET_LINK = /<a\b[^>]*\shref="\/tickets\/\d+"[^>]*>(.*?)<\/a>/gs

/** A message as people outside read it: as on the desk, but tickets lead nowhere. */
export function outsideText(text: string, format: MessageFormat): RenderedMessage {
  const { parts, ...rest } = renderMessage(text, format)
  return {
    ...rest,
    parts: parts.map((part) => ({ ...part, html: part.html.replace(TICKET_LINK, '$1') })),
  }
}
