import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { MailStore } from './mail-store'
import { listPage, mailPage } from './mailbox-page'

const sizeLimit = 50 * 1024 * 1024

function smtpServer(store: MailStore): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: sizeLimit,
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map((recipient) => recipient.address)
      buffer(stream)
        .then((raw) => store.add(raw, recipients))
        .then(() => done(), done)
    },
  })
}

async function answer(store: MailStore, incoming: IncomingMessage, outgoing: ServerResponse) {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
  const send = (status: number, type: string, body: string, headers: object = {}) => {
    outgoing.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...headers })
    outgoing.end(body)
  }
  if (url.pathname === '/api/messages') {
    if (incoming.method === 'DELETE') {
      await store.clear()
      outgoing.writeHead(204).end()
      return
    }
    return send(200, 'application/json', JSON.stringify(store.list(url.searchParams.get('to'))))
  }
  if (url.pathname === '/') return send(200, 'text/html', listPage(store.list()))
  const [, id, part] = /^\/messages\/([\w-]+)(\/html)?$/.exec(url.pathname) ?? []
  const mail = id ? store.get(id) : null
  if (!mail) return send(404, 'text/plain', 'There is no such mail.\n')
  if (!part) return send(200, 'text/html', mailPage(mail))
  // Mail may come from anybody: nothing in it runs, links open outside its frame.
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
  const html = `<base target="_top">${mail.html}`
  send(200, 'text/html', html, { 'content-security-policy': policy })
}

/** A mail server that delivers nothing and shows everything; its SMTP is one port further on. */
export async function startMailbox(options: {
  port: number
  folder: string
}): Promise<{ close(): Promise<void> }> {
  const store = await MailStore.open(options.folder)
  const smtp = smtpServer(store)
  const web = createServer((incoming, outgoing) => {
    answer(store, incoming, outgoing).catch(() => outgoing.destroy())
  })
  // A client that vanishes in the middle of a mail is its own affair.
  smtp.on('error', () => undefined)
  await Promise.all([
    new Promise<void>((resolve) => smtp.listen(options.port + 1, '127.0.0.1', resolve)),
    new Promise<void>((resolve) => web.listen(options.port, '127.0.0.1', resolve)),
  ])
  return {
    close: async () => {
      web.closeAllConnections()
      await Promise.all([
        new Promise<void>((resolve) => smtp.close(resolve)),
        new Promise<void>((resolve) => web.close(() => resolve())),
      ])
    },
  }
}
