import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { retryAfter, retryIn } from './backoff'
import { payloadOf } from './payload'
import { type Exchange, post } from './sending'
import { signedHeaders } from './signing'
import type { Allowed } from './targets'

/** Deliveries in hand at once. They wait for others, so there may be many more than processors. */
const MOST = 256

/** How long answers are gathered before they are written down, in milliseconds. */
const GATHER = 5

/** A way to the database; one connection at a time is used. */
export type Ask = <Row extends object>(sql: string, values: unknown[]) => Promise<Row[]>

type Claimed = {
  id: string
  url: string
  secrets: string[]
  tries: number
  type: string
  happened_at: string
  sequence: string
  data: unknown
  previous: unknown
}

type Outcome = Exchange & {
  delivery: string
  url: string
  startedAt: Date
  durationMs: number
  requestHeaders: Record<string, string>
  retryIn: number | null
}

/**
 * Sends what is due, many at once. What it has in hand is claimed in the database for a minute and
 * written down when it is through: killed at any moment, another begins again with what was not. So
 * a job only has to wake it, and no slot of the queue waits for a receiver.
 */
export class Dispatcher {
  private inHand = 0
  private done: Outcome[] = []
  private running = false
  private woken = false
  private ring: () => void = () => undefined
  private timer: NodeJS.Timeout | undefined
  private readonly stopped = new AbortController()
  private stopping = false

  constructor(
    private readonly ask: Ask,
    private readonly allowed: Allowed,
  ) {}

  /** Makes it look for what is due. */
  wake(): void {
    this.woken = true
    clearTimeout(this.timer)
    this.ring()
    if (!this.running && !this.stopping) void this.run()
  }

  /** Takes nothing more, waits for what is in hand, and lets go of the rest, to be sent again. */
  async stop(patienceMs: number): Promise<void> {
    this.stopping = true
    clearTimeout(this.timer)
    for (const until = Date.now() + patienceMs; this.running && Date.now() < until; ) {
      this.ring()
      await pause(20)
    }
    this.stopped.abort()
  }

  private async run(): Promise<void> {
    this.running = true
    try {
      while (!this.stopped.signal.aborted) {
        const bell = new Promise<void>((resolve) => {
          this.ring = resolve
        })
        this.woken = false
        await this.record(this.done.splice(0))
        const claimed = await this.claim()
        for (const delivery of claimed) void this.send(delivery)
        // Some of what was just taken may hang: look again in a second, whatever comes back.
        const next = claimed.length > 0 ? 1 : await this.next()
        if (this.inHand === 0) {
          if (this.woken || this.done.length > 0) continue
          this.wakeIn(next)
          return
        }
        this.wakeIn(next)
        await bell
        // What comes back within moments is written down, and followed up, in one go.
        await pause(GATHER)
      }
    } catch (error) {
      // What was in hand is due again within a minute.
      console.error('deliveries:', error)
      this.wakeIn(5)
    } finally {
      this.running = false
      // Woken between the last look and here.
      if (this.woken && !this.stopping) this.wakeIn(0)
    }
  }

  private wakeIn(seconds: number | null): void {
    clearTimeout(this.timer)
    if (seconds === null || this.stopping) return
    // What is due already waits for its turn; and who knows what another worker left.
    const ms = Math.min(Math.max(seconds, 0.25), 60) * 1000
    this.timer = setTimeout(() => this.wake(), ms)
    this.timer.unref()
  }

  private async claim(): Promise<Claimed[]> {
    const room = MOST - this.inHand
    if (room <= 0 || this.stopping) return []
    return await this.ask<Claimed>('select * from private.claim_deliveries($1)', [room])
  }

  private async next(): Promise<number | null> {
    if (this.stopping) return null
    const [row] = await this.ask<{ next: number | null }>(
      'select private.next_delivery() as next',
      [],
    )
    return row?.next ?? null
  }

  private async send(delivery: Claimed): Promise<void> {
    this.inHand += 1
    try {
      const outcome = await attempt(delivery, this.allowed, this.stopped.signal)
      // Broken off by ourselves, it was no attempt.
      if (!this.stopped.signal.aborted) this.done.push(outcome)
    } catch (error) {
      console.error(`delivery ${delivery.id}:`, error)
    } finally {
      this.inHand -= 1
      this.ring()
    }
  }

  private async record(outcomes: readonly Outcome[]): Promise<void> {
    if (outcomes.length === 0) return
    const rows = JSON.stringify(outcomes.map(asRow))
    const write = () => this.ask('select private.record_attempts($1)', [rows])
    // Once more, should it have crossed somebody: what is not written down is sent again.
    await write().catch(write)
  }
}

async function attempt(delivery: Claimed, allowed: Allowed, signal: AbortSignal): Promise<Outcome> {
  const { id, url, secrets, tries, type } = delivery
  const body = payloadOf({ ...delivery, sequence: Number(delivery.sequence) })
  const startedAt = new Date()
  const requestHeaders = {
    'content-type': 'application/json',
    'user-agent': 'Counterfoil-Webhooks/1.0',
    ...signedHeaders(id, body, secrets, startedAt),
  }
  const began = performance.now()
  const exchange = await post(url, requestHeaders, body, { allowed, signal })
  const durationMs = Math.round(performance.now() - began)
  // A test is for who watches; a receiver that is gone wants no more.
  const once = type === 'webhook.test' || exchange.statusCode === 410
  const wish = retryAfter(exchange.responseHeaders?.['retry-after'], Date.now())
  return {
    ...exchange,
    delivery: id,
    url,
    startedAt,
    durationMs,
    requestHeaders,
    retryIn: once ? null : retryIn(tries + 1, wish),
  }
}

/** As `private.record_attempts` reads it. */
function asRow(outcome: Outcome) {
  return {
    delivery_id: outcome.delivery,
    url: outcome.url,
    started_at: outcome.startedAt,
    duration_ms: outcome.durationMs,
    request_headers: outcome.requestHeaders,
    status_code: outcome.statusCode,
    response_headers: outcome.responseHeaders,
    response_body: outcome.responseBody,
    body_cut: outcome.bodyCut,
    error: outcome.error,
    retry_in: outcome.retryIn,
  }
}
