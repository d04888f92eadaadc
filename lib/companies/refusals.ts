import type { Refusal } from '@/lib/supabase/refusal'

/** Rules of the database, by constraint: the control they are about, and what to do. */
const RULES: Record<string, { field: string; text: string }> = {
  companies_name_key: { field: 'name', text: 'There is a company of this name already.' },
  companies_name_clean: { field: 'name', text: 'The name must be one line of plain text.' },
  company_domains_key: { field: 'domains', text: 'Another company has one of these domains.' },
  company_domains_clean: { field: 'domains', text: 'A domain looks like example.com.' },
}

/** What to tell whose change of a company was refused: of the whole, or of one control. */
export function companyRefusal(refusal: Refusal): { field?: string; text: string } {
  switch (refusal.kind) {
    case 'not_found':
      return { text: 'This company does not exist any more.' }
    case 'forbidden':
      return { text: 'You may not change companies.' }
    case 'stale':
      return { text: 'Somebody changed this company since you opened the page.' }
    case 'rule':
      return RULES[refusal.constraint] ?? { text: 'The workspace does not allow this change.' }
  }
}
