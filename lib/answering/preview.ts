import 'server-only'

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as its readers will see it, as HTML that is safe to show. */
export function previewOf(text: string): string {
  return `<p>${text.replace(/[&<>"]/g, (sign) => ESCAPED[sign] ?? sign).replaceAll('\n', '<br>')}</p>`
}
