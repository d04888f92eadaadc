import type { Encoding } from './types'

/**
 * Tells how a text is written by its bytes as they pass: by its mark where it has one, as UTF-16 by
 * where its zeros stand, as UTF-8 where all of it is, and else as Windows-1252, which every text in
 * a western language is that nobody thought about. Null for what is no text.
 */
export class EncodingGuess {
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true })
  #wide: Encoding | null | undefined
  #isUtf8 = true
  #hasZeros = false

  push(chunk: Uint8Array): void {
    if (chunk.byteLength === 0) return
    if (this.#wide === undefined) this.#wide = wideEncoding(chunk)
    if (this.#wide) return
    this.#hasZeros ||= chunk.includes(0)
    if (!this.#isUtf8) return
    try {
      this.#utf8.decode(chunk, { stream: true })
    } catch {
      this.#isUtf8 = false
    }
  }

  result(): Encoding | null {
    if (this.#wide) return this.#wide
    if (this.#hasZeros) return null
    if (!this.#isUtf8) return 'windows-1252'
    try {
      this.#utf8.decode()
      return 'utf-8'
    } catch {
      // It ends in the middle of a letter.
      return 'windows-1252'
    }
  }
}

const TELLING = 4096
const MOSTLY = 0.4

/** UTF-16 by its mark, or by half of its bytes being zero: all that is ASCII in it. */
function wideEncoding(beginning: Uint8Array): Encoding | null {
  const [first, second] = beginning
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (isWide(beginning, 1)) return 'utf-16le'
  return isWide(beginning, 0) ? 'utf-16be' : null
}

/** Whether much is zero at the first, or the second, of each two bytes, and nothing beside it odd. */
function isWide(beginning: Uint8Array, zeroAt: 0 | 1): boolean {
  const pairs = Math.floor(Math.min(beginning.byteLength, TELLING) / 2)
  let zeros = 0
  for (let at = 0; at < pairs; at++) {
    const [high, low] = [beginning[2 * at + zeroAt], beginning[2 * at + 1 - zeroAt] ?? 0]
    if (high !== 0) continue
    // No text has these: \t, \n and \r alone come before the blank.
    if (low < 32 && low !== 9 && low !== 10 && low !== 13) return false
    zeros += 1
  }
  return zeros > pairs * MOSTLY
}
