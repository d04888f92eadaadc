import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime, { type Address } from 'postal-mime'

export type StoredMail = {
  id: string
  to: string
  from: string
  subject: string
  date: string
  text: string
  html: string
  /** Header fields by lower-case name, the last of each. */
  headers: Record<string, string>
}

const kept = 1000

function written(address: Address | undefined): string {
  if (!address) return ''
  return address.name ? `${address.name} <${address.address ?? ''}>` : (address.address ?? '')
}

/** The mails that arrived, newest first: one JSON file each, so that they survive a restart. */
export class MailStore {
  #mails: StoredMail[] = []

  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<MailStore> {
    const store = new MailStore(folder)
    await mkdir(folder, { recursive: true })
    // File names begin with the time of arrival.
    const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
    for (const file of files.slice(0, -kept)) await rm(join(folder, file), { force: true })
    const texts = await Promise.all(
      files.slice(-kept).map((file) => readFile(join(folder, file), 'utf8')),
    )
    store.#mails = texts.map((text) => JSON.parse(text) as StoredMail).reverse()
    return store
  }

  /** Keeps a mail as it came over SMTP, for the recipients named there. */
  async add(raw: Buffer, recipients: readonly string[]): Promise<void> {
    const parsed = await PostalMime.parse(raw)
    const now = new Date().toISOString()
    const mail: StoredMail = {
      id: `${now.replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`,
      to: recipients.join(', '),
      from: written(parsed.from),
      subject: parsed.subject ?? '',
      date: now,
      text: parsed.text ?? '',
      html: parsed.html ?? '',
      headers: Object.fromEntries(parsed.headers.map(({ key, value }) => [key, value])),
    }
    const file = join(this.folder, `${mail.id}.json`)
    await writeFile(`${file}.new`, JSON.stringify(mail, null, 2))
    await rename(`${file}.new`, file)
    this.#mails.unshift(mail)
    for (const old of this.#mails.splice(kept)) await this.#remove(old)
  }

  /** All mails, or those to one address, newest first. */
  list(to?: string | null): StoredMail[] {
    if (!to) return this.#mails
    const wanted = to.toLowerCase()
    return this.#mails.filter((mail) => mail.to.toLowerCase().split(', ').includes(wanted))
  }

  get(id: string): StoredMail | null {
    return this.#mails.find((mail) => mail.id === id) ?? null
  }

  async clear(): Promise<void> {
    const all = this.#mails
    this.#mails = []
    await Promise.all(all.map((mail) => this.#remove(mail)))
  }

  async #remove(mail: StoredMail): Promise<void> {
    await rm(join(this.folder, `${mail.id}.json`), { force: true })
  }
}
