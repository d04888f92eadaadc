import { createHash, type Hash } from 'node:crypto'
import type { End } from './format'

/** Counts and hashes all that passes, the same way while writing and while reading. */
export class Digests {
  readonly #parts = new Map<string, { rows: number; bytes: number; hash: Hash }>()
  readonly #files = { count: 0, bytes: 0, hash: createHash('sha256') }

  /** A piece of a part; its rows are lines, both in COPY's text format and in JSON lines. */
  piece(part: string, bytes: Uint8Array): void {
    const known = this.#parts.get(part) ?? { rows: 0, bytes: 0, hash: createHash('sha256') }
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) known.rows += 1
    known.bytes += bytes.length
    known.hash.update(bytes)
    this.#parts.set(part, known)
  }

  /** A whole file, by the hash of its bytes. */
  file(entry: string, bytes: number, sha256: string): void {
    this.#files.count += 1
    this.#files.bytes += bytes
    this.#files.hash.update(`${entry}\n${bytes} ${sha256}\n`)
  }

  end(missing: string[]): End {
    const parts = [...this.#parts].map(
      ([name, { rows, bytes, hash }]) =>
        [name, { rows, bytes, sha256: hash.copy().digest('hex') }] as const,
    )
    const { count, bytes, hash } = this.#files
    const files = { count, bytes, sha256: hash.copy().digest('hex') }
    return { parts: Object.fromEntries(parts), files, missing }
  }
}

/** The name of the first thing in which the two differ; null when they are the same. */
export function difference(written: End, read: End): string | null {
  for (const name of new Set([...Object.keys(written.parts), ...Object.keys(read.parts)])) {
    if (written.parts[name]?.sha256 !== read.parts[name]?.sha256) return name
  }
  return written.files.sha256 === read.files.sha256 ? null : 'the files'
}
