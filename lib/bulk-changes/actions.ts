'use server'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { requireUser, type UserContext } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { type ListPlace, listHref } from '@/lib/tickets/list-place'
import { matchingTickets } from '@/lib/tickets/queries'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'
import { forgetCounts } from '@/lib/views/count-memory'
import { startBulkChange, undoBulkChange, workBulkChange } from './mutations'
import { getBulkChange } from './queries'
import { bulkRefusalText } from './refusals'
import { bulkChangeIdSchema, bulkChangeSchema, MOST_TICKETS } from './schema'
import { concernsOf } from './sentences'
import type { Scope } from './types'

/** So many are changed while one waits; more have a page that shows how far they are. */
const AT_ONCE = 200
/** How long a request works: as long as one waits for a page, or as often as a bar should move. */
const PATIENCE = { page: 5000, bar: 700 }

const sentByScript = async () => (await headers()).has('next-action')

/** Changes the tickets that were selected in the list, and leads to what came of it. */
export async function bulkChangeAction(_: ActionState, form: FormData): Promise<ActionState> {
  const context = await requireUser()
  const values = {
    ...formValues(form),
    tickets: form.getAll('ticket').join(' '),
    ...(form.has('solve') && { status: 'solved' }),
  }
  const parsed = parseForm(bulkChangeSchema, values)
  if (!parsed.ok) return parsed.state
  const { tickets, all, q, view, cursor, ...changes } = parsed.data
  const selection = all ? await everyMatch(context, q) : picked(tickets)
  if (!selection) return refuse('The query cannot be read as it stands: mend it first.', values)

  const { db } = context
  const started = await startBulkChange(db, { ...selection, query: q }, changes)
  if (!started.ok) return refuse(bulkRefusalText(started.refusal), values)
  const bulk = await getBulkChange(db, started.value)
  if (!bulk) throw new Error(`bulk change ${started.value} is gone`)
  if (concernsOf(bulk).length > 0) redirect(`/tickets/bulk/${bulk.id}`)
  return work(context, bulk.id, bulk.total, { q, view, cursor })
}

/** Begins a bulk change that asked first, or goes on with one that is not finished. */
export async function continueBulkChangeAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const { db, user } = await requireUser()
  const id = idIn(form)
  const byScript = await sentByScript()
  const worked = await workBulkChange(db, id, byScript ? PATIENCE.bar : PATIENCE.page)
  if (!worked.ok) notFound()
  forgetCounts(user.id)
  revalidatePath('/tickets')
  revalidatePath(`/tickets/bulk/${id}`)
  return byScript ? { ok: true } : redirect(`/tickets/bulk/${id}`)
}

/** Gives back what a bulk change changed, as far as nobody changed it since. */
export async function undoBulkChangeAction(form: FormData): Promise<void> {
  const context = await requireUser()
  const undone = await undoBulkChange(context.db, idIn(form))
  if (!undone.ok) notFound()
  const bulk = await getBulkChange(context.db, undone.value)
  if (!bulk) notFound()
  const { q, view, cursor, from } = formValues(form)
  await work(context, bulk.id, bulk.total, from === 'list' ? { q, view, cursor } : null)
}

/** Works, and leads back to the list when all of it is done, else to the bulk change's own page. */
async function work(
  { db, user }: UserContext,
  id: string,
  total: number,
  list: ListPlace | null,
): Promise<never> {
  // With scripts the page works by itself, and shows how far it is meanwhile.
  const wait = total <= AT_ONCE || !(await sentByScript())
  const worked = wait ? await workBulkChange(db, id, PATIENCE.page) : null
  if (worked && !worked.ok) notFound()
  forgetCounts(user.id)
  revalidatePath('/tickets')
  if (!list || !worked?.value.finished || total > AT_ONCE) redirect(`/tickets/bulk/${id}`)
  redirect(listHref(list, { bulk: id }))
}

type Selection = { numbers: number[]; scope: Scope }

const picked = (numbers: number[]): Selection => ({ numbers, scope: 'picked' })

/** The tickets that a query finds now; null when it cannot be read. */
async function everyMatch({ db, user }: UserContext, query: string): Promise<Selection | null> {
  const { clauses, errors } = parseSearch(query)
  if (errors.length > 0) return null
  const { filter } = compileSearch(clauses, { timeZone: user.timeZone, now: Date.now() })
  const found = await matchingTickets(db, filter, MOST_TICKETS + 1)
  return {
    numbers: found.slice(0, MOST_TICKETS),
    scope: found.length > MOST_TICKETS ? 'first' : 'all',
  }
}

function idIn(form: FormData): string {
  const id = bulkChangeIdSchema.safeParse(form.get('id'))
  return id.success ? id.data : notFound()
}
