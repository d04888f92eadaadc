import type { MessageKind } from '@/lib/messages/types'

/** A file on its way from this page, or arrived. */
export type Upload = {
  key: string
  name: string
  /** In bytes, and how many of them have left. */
  size: number
  sent: number
  state: 'queued' | 'moving' | 'stored' | 'failed'
  /** Of the stored file. */
  id?: string
  /** Why it failed. */
  problem?: string
  /** The ticket has a file with this content already. */
  known?: boolean
}

/** More at once would leave no connection for the page itself. */
const AT_ONCE = 3

const BROKEN = 'The connection broke off.'

/** Sends files to a ticket, three at a time, and tells of each how far it is. */
export class Uploader {
  readonly #uploads = new Map<string, Upload>()
  readonly #files = new Map<string, File>()
  readonly #requests = new Map<string, XMLHttpRequest>()

  constructor(
    private readonly place: { ticket: number; kind: MessageKind },
    private readonly onChange: (uploads: Upload[]) => void,
  ) {}

  add(files: Iterable<File>): void {
    for (const file of files) {
      const key = crypto.randomUUID()
      this.#files.set(key, file)
      this.#set(key, { key, name: file.name, size: file.size, sent: 0, state: 'queued' })
    }
    this.#startNext()
  }

  retry(key: string): void {
    this.#change(key, { state: 'queued', sent: 0 })
    this.#startNext()
  }

  /** Stops a file on its way, or takes one away that has arrived. */
  remove(key: string): void {
    const { id } = this.#uploads.get(key) ?? {}
    this.#requests.get(key)?.abort()
    this.#forget(key)
    if (id) void fetch(`/api/attachments/${id}`, { method: 'DELETE', keepalive: true })
    this.#startNext()
  }

  /** Lets go of the stored files that a message bears by now. */
  release(ids: readonly string[]): void {
    for (const { key, id } of this.#uploads.values()) if (id && ids.includes(id)) this.#forget(key)
  }

  #startNext(): void {
    for (const { key, state } of this.#uploads.values()) {
      if (this.#requests.size >= AT_ONCE) return
      if (state === 'queued') this.#start(key)
    }
  }

  #start(key: string): void {
    const file = this.#files.get(key)
    if (!file) return
    const request = new XMLHttpRequest()
    this.#requests.set(key, request)
    const ticket = String(this.place.ticket)
    const query = new URLSearchParams({ ticket, kind: this.place.kind, filename: file.name })
    request.open('POST', `/api/attachments?${query}`)
    request.upload.onprogress = ({ loaded }) => this.#change(key, { sent: loaded })
    request.onloadend = () => {
      this.#requests.delete(key)
      this.#change(key, outcomeOf(request))
      this.#startNext()
    }
    this.#change(key, { state: 'moving' })
    request.send(file)
  }

  #set(key: string, upload: Upload): void {
    this.#uploads.set(key, upload)
    this.onChange([...this.#uploads.values()])
  }

  #change(key: string, change: Partial<Upload>): void {
    const upload = this.#uploads.get(key)
    if (upload) this.#set(key, { ...upload, ...change })
  }

  #forget(key: string): void {
    this.#uploads.delete(key)
    this.#files.delete(key)
    this.onChange([...this.#uploads.values()])
  }
}

function outcomeOf(request: XMLHttpRequest): Partial<Upload> {
  const { status, responseText } = request
  const said = parsed(responseText)
  if (status === 201 && said.id) {
    return { state: 'stored', id: said.id, known: Boolean(said.same_as) }
  }
  return { state: 'failed', problem: said.title ?? BROKEN }
}

function parsed(json: string): { id?: string; same_as?: string | null; title?: string } {
  try {
    return JSON.parse(json)
  } catch {
    return {}
  }
}
