import { csvStream } from '@/lib/csv/csv-file'
import { changesText, sentenceOf } from './sentences'
import type { AuditLine } from './types'

const COLUMNS = [
  ...['time', 'actor', 'actor_kind', 'action', 'object_kind', 'object_id', 'object'],
  ...['what_happened', 'changes'],
]

/** The log as CSV, piece by piece as its pages are read. Times are in UTC. */
export function auditCsv(pages: AsyncGenerator<AuditLine[]>): ReadableStream<Uint8Array> {
  return csvStream(COLUMNS, pages, cellsOf)
}

function cellsOf(line: AuditLine): string[] {
  const { verb, name, changes } = sentenceOf(line, 'UTC')
  return [
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
}
