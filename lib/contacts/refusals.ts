import type { Refusal } from '@/lib/supabase/refusal'

/** Rules of the database, by constraint: the control they are about, and what to do. */
const RULES: Record<string, { field?: string; text: string }> = {
  'there is no such company': {
    field: 'company',
    text: 'There is no company of this name. Create it first, or leave this empty.',
  },
  contact_emails_email_key: { field: 'email', text: 'Another contact has this address.' },
  contact_emails_valid: { field: 'email', text: 'This is no e-mail address.' },
  contacts_name_clean: { field: 'name', text: 'The name must be one line of plain text.' },
  'this contact is merged already': { text: 'One of them was merged already.' },
  'this contact is not merged': { text: 'This merge was undone already.' },
  'this merge is older than thirty days': { text: 'A merge can be undone for thirty days.' },
  'the survivor was merged itself: undo that first': {
    text: 'They were merged into somebody else since: undo that first.',
  },
  contacts_phone_valid: { field: 'phone', text: 'A telephone number looks like +49 30 1234567.' },
}

/** What to tell whose change of a contact was refused: of the whole, or of one control. */
export function contactRefusal(refusal: Refusal): { field?: string; text: string } {
  switch (refusal.kind) {
    case 'not_found':
      return { text: 'This contact does not exist any more.' }
    case 'forbidden':
      return { text: 'You may not change contacts.' }
    case 'stale':
      return { text: 'Somebody changed this contact since you opened the page.' }
    case 'rule':
      return RULES[refusal.constraint] ?? { text: 'The workspace does not allow this change.' }
  }
}
