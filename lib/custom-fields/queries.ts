import 'server-only'
import type { FormValues } from '@/lib/forms/action-state'
import type { Db } from '@/lib/supabase/clients'
import { isCustomControl } from './controls'
import type { CustomField } from './types'

/** The fields in use, when a form has sent any: a workspace without them is asked nothing. */
export async function listSentFields(db: Db, values: FormValues): Promise<CustomField[]> {
  return Object.keys(values).some(isCustomControl) ? await listCustomFields(db) : []
}

/** The fields in use, in the order in which forms show them; at most 100. */
export async function listCustomFields(db: Db): Promise<CustomField[]> {
  const { data, error } = await db
    .from('custom_fields')
    .select('key, label, type, choices, required_to_solve')
    .is('archived_at', null)
    .order('position')
    .order('label')
    .limit(100)
  if (error) throw new Error(`list custom fields: ${error.message}`, { cause: error })
  // A check constraint holds the type to the closed list.
  return data.map(({ required_to_solve, ...row }) => ({
    ...row,
    type: row.type as CustomField['type'],
    required: required_to_solve,
  }))
}
