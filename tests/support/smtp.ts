import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail as a server took it: for whom, and what it says. */
type Taken = { to: string; mail: Email; header: (name: string) => string | undefined }

/** A mail server on loopback that says what a test wants it to say. */
export type FakeServer = {
  url: string
  /** What it has taken, oldest first. */
  taken: Taken[]
  /** Answers mail for this address with a code from now on; null takes it. */
  answer: (address: string, code: number | null) => void
  close: () => Promise<void>
}

type Options = {
  port?: number
  /** How long it keeps a client waiting that it has taken a mail from, in milliseconds. */
  hesitates?: () => number
}

/** Starts a mail server, on a free port unless told which. It takes whatever it is not told to refuse. */
export async function smtpServer({ port = 0, hesitates }: Options = {}): Promise<FakeServer> {
  const taken: Taken[] = []
  const answers = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo({ address }, _, done) {
      const code = answers.get(address)
      if (!code) return done()
      const says = code < 500 ? 'try again later' : 'no such user here'
      done(Object.assign(new Error(says), { responseCode: code }))
    },
    onData(stream, { envelope }, done) {
      buffer(stream)
        .then(async (raw) => {
          const mail = await PostalMime.parse(raw)
          const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value
          for (const { address } of envelope.rcptTo) taken.push({ to: address, mail, header })
          if (hesitates) await pause(hesitates())
        })
        .then(() => done(), done)
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: listens } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${listens}`,
    taken,
    answer: (address, code) =>
      void (code === null ? answers.delete(address) : answers.set(address, code)),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
