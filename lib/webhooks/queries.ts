import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type {
  EventStatus,
  ListedEvent,
  ListedSource,
  Provider,
  ReadEvent,
  SignatureSetting,
  Source,
} from './types'

/** Events on one page of a source. */
const PAGE_SIZE = 50

/** The largest body in bytes that a source takes; 1 MiB for one that there is not. */
export async function webhookBodyLimit(db: Db, slug: string): Promise<number> {
  const { data, error } = await db.rpc('webhook_body_limit', { slug })
  if (error) throw new Error(`webhook body limit: ${error.message}`, { cause: error })
  return data
}

/** All sources, those that are open first; at most 500. */
export async function listSources(db: Db): Promise<ListedSource[]> {
  const { data, error } = await db.rpc('list_webhook_sources')
  if (error) throw new Error(`list webhook sources: ${error.message}`, { cause: error })
  return data.map((row) => ({
    id: row.id,
    slug: row.slug,
    // A check constraint holds it to the closed list.
    provider: row.provider as Provider,
    disabledAt: row.disabled_at,
    lastReceivedAt: row.last_received_at,
    waiting: row.waiting,
    failed: row.failed,
  }))
}

/** One source with what is known of its secrets; null when there is none. */
export async function getSource(db: Db, id: string): Promise<Source | null> {
  const [source, secrets] = await Promise.all([
    db
      .from('webhook_sources')
      .select('id, slug, provider, disabled_at, created_at, signature, mapping')
      .eq('id', id)
      .maybeSingle(),
    db.rpc('list_webhook_secrets', { source_id: id }),
  ])
  if (source.error) throw new Error(`get source: ${source.error.message}`, { cause: source.error })
  if (secrets.error) throw new Error(`list secrets: ${secrets.error.message}`)
  if (!source.data) return null
  return {
    id: source.data.id,
    slug: source.data.slug,
    provider: source.data.provider as Provider,
    disabledAt: source.data.disabled_at,
    createdAt: source.data.created_at,
    signature: source.data.signature as SignatureSetting | null,
    mapping: source.data.mapping,
    secrets: secrets.data.map(({ created_at, expires_at }) => ({
      createdAt: created_at,
      expiresAt: expires_at,
    })),
  }
}

type Wanted = { status?: EventStatus | undefined; cursor?: string | undefined }
type EventPage = { events: ListedEvent[]; next: string | null }

/** One page of a source's events, newest first. A cursor that cannot be read counts as none. */
export async function listEvents(
  db: Db,
  source: string,
  { status, cursor }: Wanted,
): Promise<EventPage> {
  let query = db
    .from('webhook_events')
    .select('id, type, status, reason, attempts, ticket_number, received_at')
    .eq('source_id', source)
    .order('received_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(PAGE_SIZE + 1)
  if (status) query = query.eq('status', status)
  const [, at, id] = /^([0-9T:.+-]{10,40})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? []
  if (at && id && !Number.isNaN(Date.parse(at))) {
    // The bound on the first column alone is redundant, and what lets the index start in place.
    query = query
      .lte('received_at', at)
      .or(`received_at.lt."${at}",and(received_at.eq."${at}",id.lt.${id})`)
  }
  const { data, error } = await query
  if (error) throw new Error(`list webhook events: ${error.message}`, { cause: error })
  const last = data[PAGE_SIZE - 1]
  const more = data.length > PAGE_SIZE && last
  return {
    events: data.slice(0, PAGE_SIZE).map(toListed),
    next: more ? `${last.received_at}_${last.id}` : null,
  }
}

/** One event with the beginning of its body, at most so many bytes of it; null when there is none. */
export async function readEvent(db: Db, id: string, atMost = 65_536): Promise<ReadEvent | null> {
  const { data, error } = await db.rpc('read_webhook_event', { event_id: id, at_most: atMost })
  if (error) throw new Error(`read webhook event: ${error.message}`, { cause: error })
  const [row] = data
  if (!row) return null
  return {
    ...toListed(row),
    sourceId: row.source_id,
    nextAttemptAt: row.next_attempt_at,
    processedAt: row.processed_at,
    headers: row.headers as Record<string, string>,
    body: row.body_base64 === null ? null : Buffer.from(row.body_base64, 'base64'),
    bytes: row.body_bytes,
  }
}

type RawEvent = {
  id: string
  type: string | null
  status: string
  reason: string | null
  attempts: number
  ticket_number: number | null
  received_at: string
}

function toListed(row: RawEvent): ListedEvent {
  return {
    id: row.id,
    type: row.type,
    status: row.status as EventStatus,
    reason: row.reason,
    attempts: row.attempts,
    ticket: row.ticket_number,
    receivedAt: row.received_at,
  }
}
