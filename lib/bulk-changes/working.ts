import 'server-only'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { UserContext } from '@/lib/auth/gate'
import { forgetCounts } from '@/lib/views/count-memory'
import { listOf, pageOf } from './kinds'
import { leaveBulkChange, workBulkChange } from './mutations'
import { getBulkChange } from './queries'
import { concernsOf } from './sentences'
import type { BulkChange } from './types'

/** So many are changed while one waits; more have a page that shows how far they are. */
const AT_ONCE = 200
/** How long a request works: as long as one waits for a page, or as often as a bar should move. */
const PATIENCE = { page: 5000, bar: 700 }

/** What a list shows: where a change that was made from it leads back to. */
type Place = Record<string, string | undefined>

export const sentByScript = async () => (await headers()).has('next-action')

/** Asks first where there is something to consider; else works. */
export async function beginWork(context: UserContext, id: string, place: Place): Promise<never> {
  const bulk = await getBulkChange(context.db, id)
  if (!bulk) throw new Error(`bulk change ${id} is gone`)
  if (concernsOf(bulk).length > 0) redirect(pageOf(bulk))
  return work(context, bulk, place)
}

/** Works, and leads back to the list when all of it is done, else to the bulk change's own page. */
export async function work(
  { db, user }: UserContext,
  bulk: BulkChange,
  place: Place | null,
): Promise<never> {
  const { kind, id, total } = bulk
  // With scripts the page works by itself, and shows how far it is meanwhile.
  const wait = total <= AT_ONCE || !(await sentByScript())
  const worked = wait ? await workBulkChange(db, id, PATIENCE.page) : null
  if (worked && !worked.ok) notFound()
  await leave(db, bulk, worked?.value.finished)
  tellOf(user.id)
  if (!place || !worked?.value.finished || total > AT_ONCE) redirect(pageOf(bulk))
  redirect(listOf(kind, { ...place, bulk: id }))
}

/** Works a part of a bulk change; the worker does the rest when nobody comes back for it. */
export async function workOn({ db, user }: UserContext, bulk: BulkChange): Promise<void> {
  const { page, bar } = PATIENCE
  const worked = await workBulkChange(db, bulk.id, (await sentByScript()) ? bar : page)
  if (!worked.ok) notFound()
  await leave(db, bulk, worked.value.finished)
  tellOf(user.id)
}

async function leave(db: UserContext['db'], { id }: BulkChange, finished?: boolean) {
  if (finished) return
  const left = await leaveBulkChange(db, id)
  if (!left.ok) notFound()
}

function tellOf(user: string): void {
  forgetCounts(user)
  revalidatePath('/', 'layout')
}
