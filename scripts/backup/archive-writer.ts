import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createTarPacker, type TarPackController } from 'modern-tar'
import { Digests } from './digests'
import { END, fileEntry, HEAD, type Head, pieceEntry, type StoredFile, TYPE } from './format'

/** A part is cut into pieces, since a tar says the size of an entry before its bytes. */
const PIECE = 4 * 1024 * 1024

/** Writes an archive beside its place and moves it there when it is whole. */
export class ArchiveWriter {
  readonly #digests = new Digests()
  readonly #missing: string[] = []
  readonly #tar: TarPackController
  readonly #written: Promise<void>

  constructor(
    readonly path: string,
    private readonly at: Date,
  ) {
    const { readable, controller } = createTarPacker()
    this.#tar = controller
    // Whoever has the archive has everything: it is for its owner alone.
    const file = createWriteStream(this.#making, { mode: 0o600 })
    this.#written = pipeline(Readable.from(readable, { objectMode: false }), file)
    this.#written.catch(() => undefined)
  }

  get #making() {
    return `${this.path}.partial`
  }

  async head(head: Head): Promise<void> {
    await this.#entry(HEAD, Buffer.from(`${JSON.stringify(head, null, 1)}\n`))
  }

  /** All of a part, as it comes. */
  async part(name: string, source: AsyncIterable<Uint8Array>): Promise<void> {
    let number = 0
    let held: Uint8Array[] = []
    let size = 0
    const write = async () => {
      const piece = Buffer.concat(held)
      held = []
      size = 0
      number += 1
      this.#digests.piece(name, piece)
      await this.#entry(pieceEntry(name, number), piece)
    }
    for await (const chunk of source) {
      held.push(chunk)
      size += chunk.length
      if (size >= PIECE) await write()
    }
    // An empty part has its piece too: that it is empty was looked at.
    if (size > 0 || number === 0) await write()
  }

  /** One file of so many bytes, as they come. */
  async file({ bucket, name, size, type }: StoredFile, source: AsyncIterable<Uint8Array>) {
    const hash = createHash('sha256')
    const entry = fileEntry(bucket, name)
    const pax = { [TYPE]: type }
    const writer = this.#tar
      .add({ name: entry, size, mtime: this.at, mode: 0o600, pax })
      .getWriter()
    for await (const chunk of source) {
      hash.update(chunk)
      await writer.write(chunk)
    }
    await writer.close()
    this.#digests.file(entry, size, hash.digest('hex'))
  }

  missing(entry: string): void {
    this.#missing.push(entry)
  }

  /** Ends the archive: it is on the disk and in its place after this. */
  async end() {
    const end = this.#digests.end(this.#missing)
    await this.#entry(END, Buffer.from(`${JSON.stringify(end, null, 1)}\n`))
    this.#tar.finalize()
    await this.#written
    const file = await open(this.#making)
    await file.sync()
    await file.close()
    await rename(this.#making, this.path)
    return end
  }

  /** Leaves nothing behind. */
  async abandon(reason: unknown): Promise<void> {
    this.#tar.error(reason)
    await this.#written.catch(() => undefined)
    await rm(this.#making, { force: true })
  }

  async #entry(name: string, bytes: Uint8Array): Promise<void> {
    const size = bytes.length
    const writer = this.#tar.add({ name, size, mtime: this.at, mode: 0o600 }).getWriter()
    if (size > 0) await writer.write(bytes)
    await writer.close()
  }
}
