import type { z } from 'zod'
import { ticketInputSchema } from '@/lib/tickets/schema'
import { findAll, isPath } from './json-paths'
import { asBody, asLine, asSubject } from './plain-text'
import { type GenericMapping, mappingSchema } from './schema'
import { type Mapped, type Mapping, type Person, type Preview, UnfitError } from './types'

type Input = z.output<typeof ticketInputSchema>
type Setting = string | null

/**
 * A generic source's events, by the JSON paths that an admin has given. Several values for the
 * subject or the message are joined; what is missing and has to be there is named with its path.
 */
export const mapGeneric: Mapping = (payload, _type, settings) => {
  if (!settings) return { ignored: 'nobody has said yet what its events mean' }
  const mapping = mappingSchema.parse(settings)
  const kind = kindOf(mapping, payload)
  if ('ignored' in kind) return kind

  const email = needed('requester_email', mapping.requester_email, payload)[0] ?? ''
  const name = asLine(texts(mapping.requester_name, payload)[0] ?? '', 200)
  const subject = asSubject(needed('subject', mapping.subject, payload).join(' '))
  const custom_fields = customFields(mapping, payload)
  const input = checked(mapping, {
    subject,
    body: asBody(needed('body', mapping.body, payload).join('\n\n'), subject),
    requester: { email, ...(name && { name }) },
    tags: tagsOf(texts(mapping.tags, payload)),
    ...priorityOf(mapping, payload),
    ...(Object.keys(custom_fields).length > 0 && { custom_fields }),
  })
  const key =
    mapping.external_key && needed('external_key', mapping.external_key, payload).join(' ')
  const external_key = key ? { external_key: asLine(key, 300) } : {}

  if (kind.message) {
    const { body, requester: author } = input
    return { intent: { type: 'message.create', body, author, ...external_key } }
  }
  // Without a word on what tells them apart, one more about a known thing is a message on its ticket.
  const when_known = mapping.kind ? 'ignore' : 'message'
  return { intent: { type: 'ticket.create', ...input, ...external_key, when_known } }
}

/** Whether an event asks for a message and not for a ticket; or why for neither. */
function kindOf(
  mapping: GenericMapping,
  payload: unknown,
): { message: boolean } | { ignored: string } {
  const { kind, ticket_kinds, message_kinds } = mapping
  if (!kind) return { message: false }
  const value = texts(kind, payload)[0]
  if (value === undefined) return { ignored: `there is nothing at ${kind}` }
  if (message_kinds?.includes(value)) return { message: true }
  if (!ticket_kinds?.length || ticket_kinds.includes(value)) return { message: false }
  return { ignored: `«${asLine(value, 100)}» at ${kind} asks for nothing` }
}

/** What a setting comes to for this event: each value as text; a null is nothing. */
function texts(setting: Setting, payload: unknown): string[] {
  if (setting === null) return []
  if (!isPath(setting)) return [setting]
  return findAll(setting, payload).flatMap((value) => {
    if (value === null || value === undefined) return []
    if (typeof value === 'object') return [JSON.stringify(value, null, 2)]
    return [String(value)]
  })
}

function needed(field: string, setting: string, payload: unknown): string[] {
  const found = texts(setting, payload)
  if (found.some((value) => value.trim() !== '')) return found
  throw new UnfitError(`${field}: there is nothing at ${setting} in this event`)
}

/** Tags have no blanks: what a provider calls by two words is joined by a hyphen. */
function tagsOf(found: string[]): string[] {
  const names = found
    .flatMap((value) => value.split(','))
    .map((value) =>
      asLine(value, 50)
        .toLowerCase()
        .replace(/["\s]+/g, '-'),
    )
  return [...new Set(names.filter((name) => name !== ''))].slice(0, 20)
}

function priorityOf(mapping: GenericMapping, payload: unknown): { priority?: string } {
  const value = texts(mapping.priority, payload)[0]
  return value === undefined ? {} : { priority: value.trim().toLowerCase() }
}

function customFields(mapping: GenericMapping, payload: unknown): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [key, setting] of Object.entries(mapping.custom_fields)) {
    const found = texts(setting, payload)
    if (found.length > 0) values[key] = asLine(found.join(', '), 1000)
  }
  return values
}

/** Holds what was found to the rules of every ticket; what breaks one is named with its path. */
function checked(mapping: GenericMapping, found: unknown): Input {
  const parsed = ticketInputSchema.safeParse(found)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.slice(0, 2).join('_').replace(/_\d+$/, '') ?? ''
  const setting = field in mapping ? mapping[field as keyof GenericMapping] : null
  const where = typeof setting === 'string' && isPath(setting) ? ` (${setting})` : ''
  throw new UnfitError(`${field}${where}: ${issue?.message}`)
}

/** What a mapping would make of an event, in lines to look at; or why nothing. */
export function previewOf(settings: GenericMapping, payload: unknown): Preview {
  try {
    const mapped: Mapped = mapGeneric(payload, null, settings)
    if ('ignored' in mapped) return { refusal: `Ignored: ${mapped.ignored}.` }
    const { intent } = mapped
    const person = intent.type === 'ticket.create' ? intent.requester : intent.author
    const lines: [string, string | undefined][] = [
      ['Becomes', becomes(intent.type, intent.external_key)],
      ['Subject', intent.type === 'ticket.create' ? intent.subject : undefined],
      ['Message', intent.body],
      ['Requester', personText(person)],
      ['Priority', intent.type === 'ticket.create' ? intent.priority : undefined],
      ['Tags', intent.type === 'ticket.create' ? intent.tags.join(', ') : undefined],
      ['Key', intent.external_key],
      ...Object.entries((intent.type === 'ticket.create' && intent.custom_fields) || {}).map(
        ([key, value]): [string, string] => [key, String(value)],
      ),
    ]
    return { lines: lines.flatMap(([label, value]) => (value ? [{ label, value }] : [])) }
  } catch (error) {
    if (error instanceof UnfitError) return { refusal: `Fails: ${error.message}.` }
    throw error
  }
}

function becomes(type: string, key: string | undefined): string {
  if (type === 'message.create') return 'a message on the ticket of this key'
  return key ? 'a ticket, or a message on the one that bears this key' : 'a ticket'
}

function personText(person: Person): string {
  if (!('email' in person)) return person.name
  return person.name ? `${person.name} <${person.email}>` : person.email
}
