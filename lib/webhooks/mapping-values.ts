import type { FormValues, Refused } from '@/lib/forms/action-state'
import { type GenericMapping, mappingSchema } from './schema'

const CUSTOM = 'custom.'
const TEXTS = [
  'subject',
  'body',
  'requester_email',
  'requester_name',
  'priority',
  'tags',
  'external_key',
  'kind',
] as const
const LISTS = ['ticket_kinds', 'message_kinds'] as const

/** What the editor of a mapping starts with: paths that fit many a provider. */
const FIRST_MAPPING: FormValues = {
  subject: '$.subject',
  body: '$.message',
  requester_email: '$.email',
}

/** A mapping as the controls of its form hold it. */
export function mappingValues(mapping: unknown): FormValues {
  const parsed = mappingSchema.safeParse(mapping)
  if (!parsed.success) return FIRST_MAPPING
  const { custom_fields, ...rest } = parsed.data
  return Object.fromEntries([
    ...TEXTS.map((name) => [name, rest[name] ?? '']),
    ...LISTS.map((name) => [name, rest[name]?.join(', ') ?? '']),
    ...Object.entries(custom_fields).map(([key, value]) => [`${CUSTOM}${key}`, value]),
  ])
}

type ParsedMapping = { ok: true; data: GenericMapping } | { ok: false; state: Refused }

/** The mapping that a form sent; what is no path is said beside its field. */
export function parseMapping(values: FormValues): ParsedMapping {
  const custom_fields = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(CUSTOM) && value.trim() !== '' ? [[name.slice(CUSTOM.length), value]] : [],
    ),
  )
  const parsed = mappingSchema.safeParse({ ...values, custom_fields })
  if (parsed.success) return { ok: true, data: parsed.data }
  const fieldErrors: Record<string, string[]> = {}
  for (const { path, message } of parsed.error.issues) {
    const [field, key] = path.map(String)
    const name = field === 'custom_fields' && key ? `${CUSTOM}${key}` : (field ?? '')
    fieldErrors[name] = [...(fieldErrors[name] ?? []), message]
  }
  const formError = 'Nothing was saved. Please look at the marked fields.'
  return { ok: false, state: { ok: false, formError, fieldErrors, values } }
}
