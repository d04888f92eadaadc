import 'server-only'
import { controlOf } from '@/lib/custom-fields/controls'
import { neededErrors } from '@/lib/custom-fields/needed-fields'
import type { CustomField } from '@/lib/custom-fields/types'
import { type ActionState, type FormValues, refuse } from '@/lib/forms/action-state'
import type { Db } from '@/lib/supabase/clients'
import type { Refusal } from '@/lib/supabase/refusal'
import { listAssignable } from '@/lib/users/queries'
import {
  controlLabel,
  EDITED_FIELDS,
  type EditedControl,
  type EditedField,
  editedControls,
  editedValues,
  shownValue,
} from './edited-values'
import { conflictState, mergeEdits, readBase, touchedControls } from './editing'
import { listTicketEvents } from './history'
import { updateTicket } from './mutations'
import { getTicket } from './queries'
import { lacksFields, refusalText } from './refusals'
import type { TicketChanges } from './schema'

// Somebody else would have to save six times while one saves once.
const TRIES = 6

export type Edits = {
  /** What the form sent. */
  typed: FormValues
  version: number
  /** The same as the database takes it, all of the form. */
  changes: TicketChanges
  fields: CustomField[]
}

/**
 * Saves what was changed in a form, and nothing else. Overtaken by somebody who changed other
 * fields, it saves on top of theirs; where both changed one field it saves nothing and shows both
 * sides. Null when there is no such ticket any more.
 */
export async function saveEdits(db: Db, number: number, edits: Edits): Promise<ActionState | null> {
  const { typed, fields } = edits
  const controls = editedControls(fields)
  const base = readBase(typed.base)
  const changes = onlyThese(edits, touchedControls(controls, base, typed))
  let { version } = edits
  let taken: EditedControl[] = []
  for (let tries = 0; tries < TRIES; tries += 1) {
    const saved = await updateTicket(db, number, { version, ...changes })
    if (saved.ok) return { ok: true, message: savedText(taken, fields) }
    if (saved.refusal.kind !== 'stale') return refused(saved.refusal, edits)

    const ticket = await getTicket(db, number)
    if (!ticket) return null
    const now = editedValues(ticket, fields)
    const merged = mergeEdits(controls, base, typed, now)
    if (merged.disputed.length > 0) {
      const [assignable, blame] = await Promise.all([
        listAssignable(db),
        blamer(db, number, fields),
      ])
      const shown = (control: EditedControl, value: string) =>
        shownValue(control, value, { ...assignable, fields })
      return conflictState({ typed, now, version: ticket.version, merged, shown, blame })
    }
    ;({ version } = ticket)
    taken = merged.taken
  }
  return refuse('Others keep changing this ticket. Nothing is lost: save again.', typed)
}

/** What is missing to solve a ticket is said beside its fields as well. */
function refused(refusal: Refusal, { typed, fields }: Edits): ActionState {
  const formError = refusalText(refusal)
  if (!lacksFields(refusal)) return refuse(formError, typed)
  return { ok: false, formError, fieldErrors: neededErrors(fields, typed), values: typed }
}

/** What these controls change. */
function onlyThese({ changes, fields }: Edits, controls: EditedControl[]): TicketChanges {
  const { custom_fields = {}, ...own } = changes
  const named = (name: string) => controls.includes(name as EditedControl)
  const custom = fields.filter((field) => field.key in custom_fields && named(controlOf(field)))
  return {
    ...Object.fromEntries(Object.entries(own).filter(([name]) => named(name))),
    custom_fields: Object.fromEntries(custom.map(({ key }) => [key, custom_fields[key] ?? null])),
  }
}

function savedText(taken: EditedControl[], fields: CustomField[]): string {
  if (taken.length === 0) return 'Saved.'
  const names = taken.map((control) => controlLabel(control, fields))
  return `Saved. Changed meanwhile by others, and kept: ${names.join(', ')}.`
}

/** Who changed a control last, and when, as history tells it. */
async function blamer(db: Db, number: number, fields: CustomField[]) {
  const events = await listTicketEvents(db, number, 100)
  return (control: EditedControl) => {
    const own = control in EDITED_FIELDS ? EDITED_FIELDS[control as EditedField] : null
    const field = own === 'tags' ? 'tag' : (own ?? 'custom_field')
    const name = own ? null : controlLabel(control, fields)
    const event = events.findLast((one) => one.field === field && one.name === name)
    return { by: event?.actor ?? null, at: event?.at ?? null }
  }
}
