'use server'
import { notFound, redirect } from 'next/navigation'
import { requireUser, type UserContext } from '@/lib/auth/gate'
import { type ActionState, refuse } from '@/lib/forms/action-state'
import { formValues } from '@/lib/forms/form-values'
import { parseForm } from '@/lib/forms/parse-form'
import { matchingTickets } from '@/lib/tickets/queries'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'
import { pageOf } from './kinds'
import { startBulkChange, stopBulkChange, undoBulkChange } from './mutations'
import { getBulkChange } from './queries'
import { bulkRefusalText } from './refusals'
import { bulkChangeIdSchema, bulkChangeSchema, deletionSchema, MOST_TICKETS } from './schema'
import { workedOf } from './sentences'
import type { BulkChange, Scope } from './types'
import { beginWork, sentByScript, work, workOn } from './working'

/** Changes the tickets that were selected in the list, and leads to what came of it. */
export async function bulkChangeAction(_: ActionState, form: FormData): Promise<ActionState> {
  const context = await requireUser()
  const values = {
    ...formValues(form),
    picked: form.getAll('ticket').join(' '),
    ...(form.has('solve') && { status: 'solved' }),
  }
  const parsed = parseForm(bulkChangeSchema, values)
  if (!parsed.ok) return parsed.state
  const { picked, all, q, view, cursor, ...changes } = parsed.data
  const selection = all ? await everyMatch(context, q) : byHand(picked)
  if (!selection) return refuse('The query cannot be read as it stands: mend it first.', values)
  const started = await startBulkChange(context.db, { ...selection, query: q }, changes)
  if (!started.ok) return refuse(bulkRefusalText(started.refusal), values)
  return beginWork(context, started.value, { q, view, cursor })
}

/** Begins a bulk change that asked first, or goes on with one that is not finished. */
export async function continueBulkChangeAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const context = await requireUser()
  const bulk = await namedIn(form, context)
  if (bulk.changes.delete && workedOf(bulk) === 0) {
    const values = formValues(form)
    const { count } = deletionSchema.parse(values)
    if (count.replace(/[,.\s]/g, '') !== String(bulk.total)) {
      const fieldErrors = { count: [`This is not the number: type ${bulk.total}.`] }
      return { ok: false, formError: 'Nothing was deleted.', fieldErrors, values }
    }
  }
  await workOn(context, bulk)
  return (await sentByScript()) ? { ok: true } : redirect(pageOf(bulk))
}

/** Ends a bulk change where it stands. */
export async function stopBulkChangeAction(form: FormData): Promise<void> {
  const context = await requireUser()
  const bulk = await namedIn(form, context)
  await stopBulkChange(context.db, bulk.id)
  redirect(pageOf(bulk))
}

/** Gives back what a bulk change changed, as far as nobody changed it since. */
export async function undoBulkChangeAction(form: FormData): Promise<void> {
  const context = await requireUser()
  const { id } = await namedIn(form, context)
  const undone = await undoBulkChange(context.db, id)
  const bulk = undone.ok ? await getBulkChange(context.db, undone.value) : null
  if (!bulk) notFound()
  const { q, view, cursor, from } = formValues(form)
  await work(context, bulk, from === 'list' ? { q, view, cursor } : null)
}

type Selection = { numbers: number[]; scope: Scope }

const byHand = (numbers: number[]): Selection => ({ numbers, scope: 'picked' })

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

async function namedIn(form: FormData, { db }: UserContext): Promise<BulkChange> {
  const id = bulkChangeIdSchema.safeParse(form.get('id'))
  const bulk = id.success ? await getBulkChange(db, id.data) : null
  return bulk ?? notFound()
}
