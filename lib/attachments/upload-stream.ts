import 'server-only'
import { createHash } from 'node:crypto'

/** Why the bytes of an upload were not taken to their end. */
export class UploadStopped extends Error {
  override name = 'UploadStopped'
  constructor(readonly reason: 'empty' | 'too_large' | 'too_slow' | 'broken') {
    super(`upload stopped: ${reason}`)
  }
}

/** Nothing for this long, in milliseconds, or less than so many bytes a second, is not waited for. */
const SILENCE = 30_000
const SLOWEST = 1024
const PATIENCE = 60_000

type Bytes = AsyncIterator<Uint8Array>

/** Bytes that come in: looked at first, then counted, checked and hashed as they pass. */
export class UploadStream {
  #source: Bytes
  #seen: Uint8Array[] = []
  #size = 0
  readonly #digest = createHash('sha256')
  readonly #began = Date.now()
  /** What stopped it, which whoever reads the stream may report in other words. */
  stopped: UploadStopped | undefined

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** The first bytes, at least `count` of them where there are as many; they pass again later. */
  async beginning(count: number): Promise<Uint8Array> {
    let length = 0
    while (length < count) {
      const chunk = await this.#next()
      if (!chunk) break
      this.#seen.push(chunk)
      length += chunk.byteLength
    }
    if (length === 0) throw new UploadStopped('empty')
    return Buffer.concat(this.#seen)
  }

  /** All bytes, from the first; breaks off as soon as there are more than `max`. */
  async *bytes(max: number): AsyncGenerator<Uint8Array> {
    try {
      for (const chunk of this.#seen.splice(0)) yield this.#pass(chunk, max)
      for (;;) {
        const chunk = await this.#next()
        if (!chunk) return
        yield this.#pass(chunk, max)
      }
    } catch (error) {
      this.stopped = error instanceof UploadStopped ? error : new UploadStopped('broken')
      throw this.stopped
    }
  }

  /** SHA-256 of the bytes that have passed, in hex. To be asked for once, at the end. */
  sha256(): string {
    return this.#digest.digest('hex')
  }

  #pass(chunk: Uint8Array, max: number): Uint8Array {
    this.#size += chunk.byteLength
    if (this.#size > max) throw new UploadStopped('too_large')
    this.#digest.update(chunk)
    return chunk
  }

  async #next(): Promise<Uint8Array | null> {
    const next = await this.#arrival()
    if (next.done) return null
    const elapsed = Date.now() - this.#began
    if (elapsed > PATIENCE && this.#size < (elapsed / 1000) * SLOWEST) {
      throw new UploadStopped('too_slow')
    }
    return next.value
  }

  #arrival(): Promise<IteratorResult<Uint8Array>> {
    return new Promise((resolve, reject) => {
      const silence = setTimeout(() => reject(new UploadStopped('too_slow')), SILENCE).unref()
      this.#source
        .next()
        .then(resolve, reject)
        .finally(() => clearTimeout(silence))
    })
  }
}
