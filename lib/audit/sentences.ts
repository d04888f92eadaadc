import type { Json } from '@/lib/supabase/database.types'
import { ROLE_LABELS } from '@/lib/users/labels'
import { ACTS, KIND_LABELS, TOLD_OF_GONE, TOLD_OF_NEW } from './labels'
import type { AuditLine, Change } from './types'

export type ReadableChange = { label: string; from: string | null; to: string | null }

/** A line in words: somebody `verb` `name`, and what changed from what to what. */
export type Sentence = { verb: string; name: string; changes: ReadableChange[] }

/** Says a line of the log so that it can be read; times are in this time zone. */
export function sentenceOf(line: AuditLine, timeZone: string): Sentence {
  const { verb, told } = verbOf(line)
  const changes = told.flatMap(([column, change]) => {
    const from = readable(column, change.from, timeZone)
    const to = readable(column, change.to, timeZone)
    return from === to ? [] : [{ label: labelOf(column), from, to }]
  })
  return { verb, name: line.object.name, changes }
}

/** The changes of a line as one text: "Role: Agent → Admin; Name: Sam". */
export function changesText(changes: ReadableChange[]): string {
  return changes
    .map(({ label, from, to }) =>
      from === null ? `${label}: ${to}` : `${label}: ${from} → ${to ?? 'nothing'}`,
    )
    .join('; ')
}

type Told = [column: string, change: Change][]

function verbOf({ action, kind, changes }: AuditLine): { verb: string; told: Told } {
  const what = `the ${kind in KIND_LABELS ? KIND_LABELS[kind as keyof typeof KIND_LABELS].one : kind}`
  const all = Object.entries(changes)
  if (action === 'signed_out') return { verb: `ended all sessions of ${what}`, told: [] }
  if (action === 'deleted') {
    const told = all.filter(([column]) => TOLD_OF_GONE[kind]?.(column))
    return { verb: `removed ${what}`, told }
  }
  if (action === 'created') {
    const verb = kind === 'invitations' ? 'invited' : `added ${what}`
    return { verb, told: all.filter(([column]) => TOLD_OF_NEW[kind]?.includes(column)) }
  }
  if (kind === 'invitations' && 'accepted_at' in changes) {
    return { verb: 'admitted by invitation', told: [] }
  }
  if (kind === 'invitations' && Object.keys(changes).join() === 'expires_at') {
    return { verb: `renewed ${what}`, told: all }
  }
  const act = all.find(([column]) => column in ACTS)
  const named = act && ACTS[act[0]]
  if (!named) return { verb: `changed ${what}`, told: all }
  const verb = `${act[1].to === null ? named.emptied : named.set} ${what}`
  return { verb, told: all.filter(([column]) => column !== act[0]) }
}

function labelOf(column: string): string {
  const words = column.replace(/^is_|_(at|id|bytes)$/g, '').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/

/** A value in words; null for nothing at all. */
function readable(column: string, value: Json, timeZone: string): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (column === 'role' && (value === 'agent' || value === 'admin')) return ROLE_LABELS[value]
  if (typeof value === 'string' && TIMESTAMP.test(value)) return timeText(value, timeZone)
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plain).join(', ')
  // What is ticked, of an object of yes and no such as the wishes for mail.
  if (Object.values(value).every((part) => typeof part === 'boolean')) {
    return (
      Object.keys(value)
        .filter((key) => value[key] === true)
        .sort()
        .join(', ') || 'none'
    )
  }
  return plain(value)
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function timeText(at: string, timeZone: string): string {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(at))
}
