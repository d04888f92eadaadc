import { PRIORITY_CHOICES, statusChoices } from '@/components/tickets/ticket-choices'
import type { Choice } from '@/components/ui/select'
import type { MacroChanges } from '@/lib/macros/types'
import type { Named } from '@/lib/tickets/types'
import type { Assignable } from '@/lib/users/types'
import type { MacroChoices } from './macro-form'

const AS_IT_IS: Choice = { value: '', label: 'As it is' }

/** What a macro may set, each with the choice to leave it; and what it sets already. */
export function macroChoices(
  { users, teams }: Assignable,
  { assignee_id, team_id }: MacroChanges = {},
): MacroChoices {
  return {
    status: [AS_IT_IS, ...statusChoices('open')],
    priority: [AS_IT_IS, ...PRIORITY_CHOICES],
    assignee_id: [AS_IT_IS, { value: 'none', label: 'Nobody' }, ...named(users, assignee_id)],
    team_id: [AS_IT_IS, { value: 'none', label: 'No team' }, ...named(teams, team_id)],
  }
}

/** Whoever left stays chosen: saving something else must not change that in silence. */
function named(list: Named[], current: string | null | undefined): Choice[] {
  const choices = list.map(({ id, name }) => ({ value: id, label: name }))
  const missing = current && !list.some(({ id }) => id === current)
  return missing ? [{ value: current, label: 'Somebody who left' }, ...choices] : choices
}
