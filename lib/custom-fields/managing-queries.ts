import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { FieldPage, FieldType, ManagedField, OnRequestForm, UsedOn } from './types'

/** Archived fields on one page. */
const PAGE_SIZE = 50

const FIELD =
  'id, key, label, type, choices, used_on, required_to_solve, required_in_forms, request_form, archived_at, updated_at'

/** The fields in use, in the order in which forms show them; the database allows 100 of each kind. */
export async function listFieldsInUse(db: Db): Promise<ManagedField[]> {
  const { data, error } = await db
    .from('custom_fields')
    .select(FIELD)
    .is('archived_at', null)
    .order('position')
    .order('label')
    .order('id')
    .limit(300)
  if (error) throw new Error(`list fields in use: ${error.message}`, { cause: error })
  return await withBearers(db, data)
}

/** One page of the archived fields, the latest first. */
export async function listArchivedFields(db: Db, page: number): Promise<FieldPage> {
  const start = (page - 1) * PAGE_SIZE
  const { data, error } = await db
    .from('custom_fields')
    .select(FIELD)
    .not('archived_at', 'is', null)
    .order('archived_at', { ascending: false })
    .order('id')
    .range(start, start + PAGE_SIZE)
  if (error) throw new Error(`list archived fields: ${error.message}`, { cause: error })
  const fields = await withBearers(db, data.slice(0, PAGE_SIZE))
  return { fields, more: data.length > PAGE_SIZE }
}

/** One field, archived or not; null when there is none. */
export async function getField(db: Db, id: string): Promise<ManagedField | null> {
  const { data, error } = await db.from('custom_fields').select(FIELD).eq('id', id).maybeSingle()
  if (error) throw new Error(`get field ${id}: ${error.message}`, { cause: error })
  const [field] = data ? await withBearers(db, [data]) : []
  return field ?? null
}

type RawField = {
  id: string
  key: string
  label: string
  type: string
  choices: string[]
  used_on: string
  required_to_solve: boolean
  required_in_forms: boolean
  request_form: string
  archived_at: string | null
  updated_at: string
}

async function withBearers(db: Db, rows: RawField[]): Promise<ManagedField[]> {
  if (rows.length === 0) return []
  const { data, error } = await db.rpc('count_field_values', {
    field_ids: rows.map(({ id }) => id),
  })
  if (error) throw new Error(`count values of fields: ${error.message}`, { cause: error })
  const bearers = new Map(data.map((row) => [row.field_id, row.bearers]))
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    label: row.label,
    // Check constraints hold these to their closed lists.
    type: row.type as FieldType,
    usedOn: row.used_on as UsedOn,
    choices: row.choices,
    required: row.required_to_solve,
    requiredInForms: row.required_in_forms,
    requestForm: row.request_form as OnRequestForm,
    archivedAt: row.archived_at,
    seenAt: row.updated_at,
    bearers: bearers.get(row.id) ?? 0,
  }))
}
