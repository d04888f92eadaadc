import { FIELD_LABELS, PRIORITY_LABELS, STATUS_LABELS } from '@/lib/tickets/labels'
import { PRIORITIES, STATUSES, type Ticket } from '@/lib/tickets/types'
import {
  ANSWERED_FIELDS,
  type AnswerChanges,
  type AnsweredField,
  type FilledMacro,
  type News,
} from './types'

const LABELS: Record<AnsweredField, string> = {
  status: FIELD_LABELS.status,
  priority: FIELD_LABELS.priority,
  assignee_id: FIELD_LABELS.assignee,
  team_id: FIELD_LABELS.team,
}

/** What a macro changes, a line each: "Status: Solved". */
export function macroWords({ changes, assignee, team }: FilledMacro): string[] {
  const names = { assignee_id: assignee, team_id: team }
  const fields = ANSWERED_FIELDS.filter((field) => changes[field] !== undefined).map(
    (field) => `${LABELS[field]}: ${valueWord(field, changes[field] ?? null, names)}`,
  )
  const tags = changes.add_tags ?? []
  return tags.length > 0 ? [...fields, `Tags: + ${tags.join(', ')}`] : fields
}

/** Tells a writer who wrote meanwhile. */
export function newsWords(news: readonly News[]): string {
  const authors = [...new Set(news.map(({ author }) => author))]
  const who = authors.length === 1 ? authors[0] : `${authors.length} people`
  return `Nothing was sent yet: ${who ?? 'Somebody'} wrote while you did. Read it, then send again.`
}

/** Tells a writer what somebody else made of the fields that the answer would change. */
export function conflictWords(
  wanted: AnswerChanges,
  basedOn: Partial<Record<AnsweredField, string | null>>,
  now: Ticket,
): string {
  const present = answeredValues(now)
  const names = { assignee_id: now.assignee?.name ?? null, team_id: now.team?.name ?? null }
  const changed = ANSWERED_FIELDS.filter(
    (field) => wanted[field] !== undefined && basedOn[field] !== present[field],
  ).map((field) => `${LABELS[field]} is “${valueWord(field, present[field], names)}” now`)
  return `Nothing was sent yet, because the ticket was changed meanwhile: ${changed.join(', ')}. Send again to change it all the same.`
}

/** The properties of a ticket that an answer may change, as its form carries them along. */
export function answeredValues(ticket: Ticket): Record<AnsweredField, string | null> {
  return {
    status: ticket.status,
    priority: ticket.priority,
    assignee_id: ticket.assignee?.id ?? null,
    team_id: ticket.team?.id ?? null,
  }
}

type Names = { assignee_id: string | null; team_id: string | null }

function valueWord(field: AnsweredField, value: string | null, names: Names): string {
  switch (field) {
    case 'status':
      return STATUS_LABELS[STATUSES.find((one) => one === value) ?? 'open']
    case 'priority':
      return PRIORITY_LABELS[PRIORITIES.find((one) => one === value) ?? 'normal']
    case 'assignee_id':
      return names.assignee_id ?? 'nobody'
    case 'team_id':
      return names.team_id ?? 'no team'
  }
}
