import 'server-only'

// Mail programs know neither our stylesheet nor its variables. Where a program drops the style
// element, what is left is a plain letter in its own colours, readable on light and on dark.
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark }
body { margin: 0; padding: 0; background: #fefefd; color: #1d272b; -webkit-text-size-adjust: 100% }
.letter { max-width: 640px; padding: 24px; font: 15px/24px system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; overflow-wrap: anywhere }
.letter p { margin: 0 0 12px } .letter a { color: #00647a }
.letter h2 { font-size: 15px; line-height: 24px; margin: 0 0 8px }
.letter h4, .letter h5, .letter h6 { font-size: 15px; line-height: 24px; margin: 20px 0 8px }
.letter ul, .letter ol { margin: 0 0 12px; padding: 0 0 0 24px } .letter li > p { margin: 0 }
.letter blockquote { margin: 0 0 12px; padding: 0 0 0 12px; border-left: 3px solid #e2e0da; color: #5d676b }
.letter pre { margin: 0 0 12px; padding: 8px 12px; border: 1px solid #e2e0da; border-radius: 6px; background: #f7f6f3; font: 13px/20px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre-wrap }
.letter code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 13px }
.letter table { border-collapse: collapse; margin: 0 0 12px } .letter th, .letter td { border: 1px solid #e2e0da; padding: 4px 8px; text-align: start }
.letter hr { border: 0; border-top: 1px solid #e2e0da; margin: 20px 0 }
.letter .host, .letter .language, .quiet, .quiet a { color: #5d676b; font-size: 13px; line-height: 20px }
.letter .language { display: block } .quiet p { margin: 0 0 4px }
.signature { margin-top: 24px; color: #5d676b }
.foot { margin-top: 24px; padding-top: 12px; border-top: 1px solid #e2e0da }
.ticket { margin-top: 24px; padding-top: 16px; border-top: 1px solid #e2e0da } .ticket:first-of-type { border-top: 0; margin-top: 0; padding-top: 0 }
@media (prefers-color-scheme: dark) {
  body { background: #12181a; color: #e9e8e4 } .letter a { color: #72c3d3 }
  .letter blockquote, .letter pre, .letter th, .letter td, .letter hr, .foot, .ticket { border-color: #333c3f }
  .letter pre { background: #1a2123 } .letter blockquote, .letter .host, .letter .language, .quiet, .quiet a, .signature { color: #a2adb1 }
}
@media (max-width: 480px) { .letter { padding: 16px } }
`
  .trim()
  .replace(/\n\s*/g, '\n')

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as HTML shows it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPED[sign] ?? sign)
}

/** A whole mail of this HTML, which has to be safe: a letter of 640 px, as light or dark as its reader. */
export function letter(title: string, html: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<div class="letter">
${html}
</div>
</body>
</html>
`
}
