'use server'
import { redirect } from 'next/navigation'
import { requireUser, type UserContext } from '@/lib/auth/gate'
import { COMPANY_LANGUAGE } from '@/lib/companies/search-properties'
import { CONTACT_LANGUAGE } from '@/lib/contacts/search-properties'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { compileQuery, type Filter } from '@/lib/search/filter'
import type { Language } from '@/lib/search/language'
import { parseQuery } from '@/lib/search/syntax'
import { type AskedOfDirectory, startDirectoryChange } from './mutations'
import { directoryRefusalText } from './refusals'
import { directoryChangeSchema, directoryKindSchema } from './schema'
import type { DirectoryKind } from './types'
import { beginWork } from './working'

/** Changes the contacts or companies that were selected in their list, and leads to what came of it. */
export async function directoryChangeAction(
  given: DirectoryKind,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const context = await requireUser()
  const kind = directoryKindSchema.parse(given)
  const values = { ...formValues(form), picked: form.getAll('record').join(' ') }
  const parsed = parseForm(directoryChangeSchema, values)
  if (!parsed.ok) return parsed.state
  const { picked: ids, all, q: query, cursor, act, company } = parsed.data
  if (act === 'merge') redirect(`/contacts/${ids[0]}/merge?with=${ids[1]}`)
  const filter = all ? filterOf(kind, query, context) : undefined
  if (filter === null)
    return refuse('The query cannot be read as it stands: mend it first.', values)

  const records = { query, ...(filter ? { filter } : { ids }) }
  const started = await startDirectoryChange(context.db, kind, records, asked(act, company))
  if (started.ok) return beginWork(context, started.value, { q: query, cursor })
  const { refusal } = started
  if (refusal.kind === 'rule' && refusal.constraint === 'there is no such company') {
    const fieldErrors = { company: ['There is no company of this name.'] }
    return { ok: false, formError: 'Nothing was changed.', fieldErrors, values }
  }
  return refuse(directoryRefusalText(kind, refusal), values)
}

function asked(act: 'move' | 'take_out' | 'adopt' | 'delete', company: string): AskedOfDirectory {
  switch (act) {
    case 'move':
      return { company: company.trim() }
    case 'take_out':
      return { company: null }
    case 'adopt':
      return { adopt: true }
    case 'delete':
      return { delete: true }
  }
}

/** What a query asks for now; null when it cannot be read. */
function filterOf(kind: DirectoryKind, query: string, { user }: UserContext) {
  const clock = { timeZone: user.timeZone, now: Date.now() }
  const compile = <P extends string>(language: Language<P>): Filter<string> | null => {
    const { clauses, errors } = parseQuery(query, language)
    return errors.length > 0 ? null : compileQuery(clauses, language, clock).filter
  }
  return kind === 'contact' ? compile(CONTACT_LANGUAGE) : compile(COMPANY_LANGUAGE)
}
