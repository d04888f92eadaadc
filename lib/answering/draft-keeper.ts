import type { MessageKind } from '@/lib/messages/types'

const PAUSE_MS = 800
// Browsers let a page that is left send no more than 64 KiB, and count the bytes.
const LAST_WORDS_BYTES = 60_000

type Text = { body: string; key: string; preview: boolean }
type Kept = { ok: boolean; preview?: string }

/** Keeps what is typed into one text box on the server: at each pause, and when the page is left. */
export class DraftKeeper {
  readonly #url: string
  readonly #kind: MessageKind
  readonly #told: (kept: Kept) => void
  #text: Text | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #underWay: AbortController | undefined

  constructor(ticket: number, kind: MessageKind, told: (kept: Kept) => void) {
    this.#url = `/api/tickets/${ticket}/draft`
    this.#kind = kind
    this.#told = told
  }

  /** The text is this now: it is kept at the next pause. */
  changed(text: Text): void {
    this.#text = text
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#keep(), PAUSE_MS)
  }

  /** The page may be gone in a moment: keeps at once what is not kept yet. */
  leaving(): void {
    if (this.#text) void this.#keep()
  }

  /** The text is being sent: a draft of it must not come after it. */
  forget(): void {
    clearTimeout(this.#timer)
    this.#underWay?.abort()
    this.#text = undefined
  }

  async #keep(): Promise<void> {
    clearTimeout(this.#timer)
    const text = this.#text
    if (!text) return
    this.#text = undefined
    this.#underWay?.abort()
    const mine = new AbortController()
    this.#underWay = mine
    const body = JSON.stringify({ ...text, kind: this.#kind })
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        body,
        signal: mine.signal,
        keepalive: new Blob([body]).size < LAST_WORDS_BYTES,
      })
      const answer = response.ok ? await response.json() : {}
      if (!mine.signal.aborted) this.#told({ ok: response.ok, ...answer })
    } catch {
      if (mine.signal.aborted) return
      // The line is down: the next pause tries again.
      this.#text ??= text
      this.#told({ ok: false })
    }
  }
}
