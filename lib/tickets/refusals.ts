import type { Refusal } from '@/lib/supabase/refusal'

const RULES: Record<string, string> = {
  tickets_closed_is_final: 'This ticket is closed, and closed is final.',
  tickets_new_only_at_first: 'A ticket that was taken or answered cannot be new again.',
  tickets_assignee_active: 'The assignee is not active any more: choose someone else.',
  tickets_fields_needed: 'It lacks a field that is needed to solve it.',
  ticket_tags_at_most_20: 'A ticket bears at most 20 tags.',
  tickets_merged_in_inbox: 'A ticket in spam or trash is not merged: bring it back first.',
  tickets_not_merged: 'This merge was undone already.',
  tickets_merged_onward: 'The ticket it was merged into was merged itself: undo that first.',
  tickets_snoozed_ahead: 'Choose a time ahead, at most a year from now.',
  tickets_keep_a_message: 'This is the ticket’s only reply: it stays.',
  messages_on_their_way: 'It is too late to take this back: it is on its way already.',
  attachments_to_send: 'A file is not there any more: take it off the list, or attach it again.',
  messages_split_reply: 'A note is not split off.',
  ticket_links_lower_first: 'A ticket is not linked with itself.',
  ticket_ccs_at_most_50: 'At most 50 people get copies of a ticket.',
  tickets_assignee_id_fkey: 'The assignee does not exist any more: choose someone else.',
  tickets_team_id_fkey: 'The team does not exist any more: choose another.',
}

/** What triggers raise reaches us through PostgREST as their message alone. */
const RAISED: Record<string, string> = {
  'a closed ticket is final': 'tickets_closed_is_final',
  'a ticket that was taken or answered is not new again': 'tickets_new_only_at_first',
  'the assignee is not an active user': 'tickets_assignee_active',
  'a ticket in spam or trash is not merged': 'tickets_merged_in_inbox',
  'this ticket is not merged': 'tickets_not_merged',
  'the survivor was merged itself: undo that first': 'tickets_merged_onward',
  'a ticket is snoozed to a time ahead': 'tickets_snoozed_ahead',
  'a ticket keeps a message': 'tickets_keep_a_message',
  'at most 50 people get copies of a ticket': 'ticket_ccs_at_most_50',
  'it is on its way already': 'messages_on_their_way',
  'a file is not there any more': 'attachments_to_send',
  'a note is not a ticket': 'messages_split_reply',
}

const FIELDS_NEEDED = 'needed to solve: '

/** Whether fields are missing that a ticket needs before it is solved. */
export function lacksFields(refusal: Refusal): boolean {
  return refusal.kind === 'rule' && refusal.constraint.startsWith(FIELDS_NEEDED)
}

/** What to tell somebody whose change of a ticket was refused, and what they can do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'This ticket does not exist, or you may not see it.'
    case 'forbidden':
      return 'You may not do this: a ticket of a private team is for its members.'
    case 'stale':
      return 'This ticket has changed since you opened it.'
    case 'rule':
      if (lacksFields(refusal)) {
        const labels = refusal.constraint.slice(FIELDS_NEEDED.length)
        return `Nothing was saved. Fill in before solving: ${labels}.`
      }
      return (
        RULES[RAISED[refusal.constraint] ?? refusal.constraint] ??
        'The workspace does not allow this change.'
      )
  }
}
