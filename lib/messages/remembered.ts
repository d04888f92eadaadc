/**
 * Remembers what was made of a text, and forgets what has not been asked for longest when it comes
 * to hold more than `most` characters.
 */
export class Remembered<Made> {
  readonly #most: number
  readonly #entries = new Map<string, { made: Made; size: number }>()
  #held = 0

  constructor(most: number) {
    this.#most = most
  }

  /** What was made of the key, or is now; `sizeOf` counts its characters. */
  get(key: string, make: () => Made, sizeOf: (made: Made) => number): Made {
    const known = this.#entries.get(key)
    if (known) {
      this.#entries.delete(key)
      this.#entries.set(key, known)
      return known.made
    }
    const made = make()
    const size = key.length + sizeOf(made)
    if (size > this.#most / 4) return made
    this.#entries.set(key, { made, size })
    this.#held += size
    for (const [oldest, { size }] of this.#entries) {
      if (this.#held <= this.#most) break
      this.#entries.delete(oldest)
      this.#held -= size
    }
    return made
  }

  /** Characters held now. */
  get held(): number {
    return this.#held
  }
}
