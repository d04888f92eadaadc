import type { Json } from '@/lib/supabase/database.types'
import type { Refusal, Result } from '@/lib/supabase/refusal'
import { refusalText } from '@/lib/tickets/refusals'
import type { Performed } from './mutations'
import { type Fault, type Problem, problem } from './problem'
import type { Row } from './types'

type Rule = { is: RegExp; detail: string; pointer?: string; conflict?: true }

/** Rules of the database by their constraint, or by what a trigger says. */
const RULES: readonly Rule[] = [
  { is: /no such team/, detail: 'There is no team of this name or id.', pointer: '#/team' },
  {
    is: /no such active user|tickets_assignee_active|assignee is not an active user/,
    detail: 'There is no active user with this address.',
    pointer: '#/assignee',
  },
  {
    is: /attachments_to_send|file is not there/,
    detail: 'A file is not there, is not this key’s, or is borne by a message already.',
    pointer: '#/attachments',
  },
  { is: /no custom field|no such custom field/, detail: '', pointer: '#/custom_fields' },
  {
    is: /_custom_values_fit|ticket_custom_values|^'.*' is no /s,
    detail: '',
    pointer: '#/custom_fields',
  },
  { is: /^needed to solve|tickets_fields_needed/, detail: '', pointer: '#/custom_fields' },
  { is: /ticket_tags_at_most_20/, detail: 'A ticket bears at most 20 tags.', pointer: '#/tags' },
  {
    is: /new again|tickets_new_only/,
    detail: 'A ticket that was taken or answered is not new again.',
    pointer: '#/status',
  },
  {
    is: /closed ticket is final|closed_is_final/,
    detail: 'The ticket is closed, and closed is final.',
    conflict: true,
  },
  {
    is: /contact_emails_email_key/,
    detail: 'Another contact has this address.',
    pointer: '#/emails',
    conflict: true,
  },
  {
    is: /companies_name_key/,
    detail: 'Another company has this name.',
    pointer: '#/name',
    conflict: true,
  },
  {
    is: /company_domains_key/,
    detail: 'Another company has this domain.',
    pointer: '#/domains',
    conflict: true,
  },
  { is: /company_domains_clean/, detail: 'A domain looks like example.com.', pointer: '#/domains' },
  {
    is: /contacts_phone_valid/,
    detail: 'A telephone number has at least three digits, and no letters.',
    pointer: '#/phone',
  },
  { is: /contacts_company_id_fkey/, detail: 'There is no such company.', pointer: '#/company_id' },
  {
    is: /contacts_name_clean/,
    detail: 'The name must be one line of plain text.',
    pointer: '#/name',
  },
  {
    is: /tags_name_key/,
    detail: 'There is such a tag already.',
    pointer: '#/name',
    conflict: true,
  },
  { is: /tickets_merged/, detail: 'The ticket was merged into another one.', conflict: true },
]

/** A refusal of the database as the API tells it. */
export function refused(refusal: Refusal): Problem {
  switch (refusal.kind) {
    case 'not_found':
      return problem('not-found', 'There is no such thing, or it is hidden.')
    case 'stale':
      return problem('stale', 'It has changed since you read it: read it again.')
    case 'forbidden':
      return problem('missing-scope', 'This key may not do this.')
    case 'rule':
      return byRule(refusal.constraint, refusalText(refusal))
  }
}

function byRule(constraint: string, text: string): Problem {
  const rule = RULES.find(({ is }) => is.test(constraint))
  if (!rule) return problem('conflict', text)
  const said = rule.detail || `${constraint.charAt(0).toUpperCase()}${constraint.slice(1)}.`
  const fault: Fault = { detail: said, ...(rule.pointer && { pointer: rule.pointer }) }
  return problem(rule.conflict ? 'conflict' : 'invalid', said, rule.pointer ? [fault] : undefined)
}

/** What a request comes to whose Idempotency-Key stands in the way. */
export function notOnce(outcome: 'reused' | 'running'): Problem {
  return outcome === 'running'
    ? problem(
        'still-running',
        'A request with this Idempotency-Key is running: try again in a second.',
      )
    : problem('key-reused', 'This Idempotency-Key came with another request in the last 24 hours.')
}

type Written = Problem | { data: Row; replayed: boolean }

/** What a write came to: the row that SQL made of it, or why there is none. */
export function written(result: Result<Performed<Json>>): Written {
  if (!result.ok) return refused(result.refusal)
  const done = result.value
  if (!('answer' in done)) return notOnce(done.outcome)
  return { data: done.answer as Row, replayed: done.outcome === 'replayed' }
}
