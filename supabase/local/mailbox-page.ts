import { escapeHtml } from './auth-mail'
import type { StoredMail } from './mail-store'

const style = `
  body { font: 15px/24px system-ui, sans-serif; color: #1c1c1c; background: #fff; margin: 0 auto;
    max-width: 880px; padding: 32px 16px }
  h1 { font-size: 20px; line-height: 28px; margin: 0 0 16px }
  table { border-collapse: collapse; width: 100% }
  th, td { text-align: left; padding: 6px 8px; border-bottom: 1px solid #e4e4e4 }
  th { font-weight: 600 } td:last-child { white-space: nowrap; font-variant-numeric: tabular-nums }
  a { color: inherit } dt { color: #6b6b6b } dd { margin: 0 0 8px }
  iframe { width: 100%; height: 480px; border: 1px solid #e4e4e4 }
  pre { white-space: pre-wrap; border: 1px solid #e4e4e4; padding: 16px }
  @media (prefers-color-scheme: dark) {
    body { background: #161616; color: #ededed } th, td, pre, iframe { border-color: #333 }
    iframe { background: #fff } }
`

const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head>
<body>${body}</body>
</html>
`

const row = (mail: StoredMail) => `<tr>
  <td><a href="/messages/${mail.id}">${escapeHtml(mail.subject || '(no subject)')}</a></td>
  <td>${escapeHtml(mail.to)}</td>
  <td><time datetime="${mail.date}">${mail.date.slice(0, 19).replace('T', ' ')} UTC</time></td>
</tr>`

/** The list of mails as a page. */
export function listPage(mails: readonly StoredMail[]): string {
  const table = `<table>
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Arrived</th></tr></thead>
<tbody>${mails.map(row).join('\n')}</tbody></table>`
  const body =
    mails.length > 0 ? table : '<p>No mail yet. Mail sent by this stack arrives here.</p>'
  return page('Mailbox', `<main><h1>Mailbox</h1>${body}</main>`)
}

/** One mail as a page; its HTML part stands in a frame that runs no scripts. */
export function mailPage(mail: StoredMail): string {
  const frame = `<iframe title="HTML part" src="/messages/${mail.id}/html"
    sandbox="allow-top-navigation-by-user-activation allow-popups"></iframe>`
  return page(
    mail.subject,
    `<main><p><a href="/">All mail</a></p><h1>${escapeHtml(mail.subject)}</h1>
<dl><dt>From</dt><dd>${escapeHtml(mail.from)}</dd><dt>To</dt><dd>${escapeHtml(mail.to)}</dd></dl>
${mail.html ? frame : ''}<h2>Text</h2><pre>${linked(mail.text)}</pre></main>`,
  )
}

const linked = (text: string) =>
  escapeHtml(text).replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`)
