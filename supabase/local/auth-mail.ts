/** A mail of Auth, with the sign-in link and the six digits that stand in it. */
export type AuthMail = {
  to: string
  subject: string
  html: string
  text: string
  link: string
  code: string
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Makes text safe inside HTML, attributes included. */
export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (char) => escapes[char] ?? char)

const unescapeHtml = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => {
    return Object.keys(escapes).find((char) => escapes[char] === entity) ?? entity
  })

/** The words of an HTML mail; a link becomes its text and its address on the next line. */
export function plainText(html: string): string {
  const words = html
    .replace(/<!doctype[^>]*>|<head[\s\S]*?<\/head>/gi, '')
    .replace(/<a\s[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, '$2:\n$1')
    .replace(/<\/(p|h1|h2|div|tr)>/gi, '\n\n')
    .replace(/<[^>]+>/g, '')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
  return unescapeHtml(words).trim()
}
