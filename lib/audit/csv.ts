import { changesText, sentenceOf } from './sentences'
import type { AuditLine } from './types'

const COLUMNS =
  'time,actor,actor_kind,action,object_kind,object_id,object,what_happened,changes\r\n'

/** The log as CSV (RFC 4180), piece by piece as its pages are read. Times are in UTC. */
export function csvStream(pages: AsyncGenerator<AuditLine[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (out) => out.enqueue(encoder.encode(COLUMNS)),
    pull: async (out) => {
      const { done, value } = await pages.next()
      if (done) out.close()
      else out.enqueue(encoder.encode(value.map(csvLine).join('')))
    },
    cancel: async () => {
      await pages.return(undefined)
    },
  })
}

function csvLine(line: AuditLine): string {
  const { verb, name, changes } = sentenceOf(line, 'UTC')
  const cells = [
    new Date(line.at).toISOString(),
    line.actor.name,
    line.actor.kind,
    line.action,
    line.kind,
    line.object.id,
    name,
    `${line.actor.name} ${verb} ${name}`,
    changesText(changes),
  ]
  return `${cells.map(csvCell).join(',')}\r\n`
}

/**
 * One cell. What a spreadsheet would take for a formula gets an apostrophe before it: names in the
 * log were typed by people.
 */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
