import 'server-only'
import type { FormValues } from '@/lib/forms/action-state'
import type { Db } from '@/lib/supabase/clients'
import { controlOf, isCustomControl } from './controls'
import type { CustomField, UsedOn } from './types'

/** The fields in use that a form has sent: a workspace without them is asked nothing. */
export async function listSentFields(
  db: Db,
  values: FormValues,
  usedOn: UsedOn = 'ticket',
): Promise<CustomField[]> {
  if (!Object.keys(values).some(isCustomControl)) return []
  return (await listCustomFields(db, usedOn)).filter((field) => controlOf(field) in values)
}

/** The fields in use, in the order in which forms show them; at most 100. */
export async function listCustomFields(db: Db, usedOn: UsedOn = 'ticket'): Promise<CustomField[]> {
  const { data, error } = await db
    .from('custom_fields')
    .select('key, label, type, choices, required_to_solve, required_in_forms')
    .eq('used_on', usedOn)
    .is('archived_at', null)
    .order('position')
    .order('label')
    .limit(100)
  if (error) throw new Error(`list custom fields: ${error.message}`, { cause: error })
  // A check constraint holds the type to the closed list.
  return data.map(({ required_to_solve, required_in_forms, ...row }) => ({
    ...row,
    type: row.type as CustomField['type'],
    required: required_to_solve,
    requiredInForms: required_in_forms,
  }))
}
