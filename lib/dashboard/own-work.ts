import 'server-only'
import type { UserContext } from '@/lib/auth/gate'
import { listHref } from '@/lib/tickets/list-place'
import { countTickets } from '@/lib/tickets/queries'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'
import { dayAt } from '@/lib/time/day-bounds'

/** One thing that is somebody's own: how many tickets that is, and where they are listed. */
export type OwnNumber = { name: string; about: string; count: number; href: string }

/** What a user has to do, what waits for them, and what they solved since Monday: days are theirs. */
export async function ownWork({
  db,
  user,
}: Pick<UserContext, 'db' | 'user'>): Promise<OwnNumber[]> {
  const clock = { timeZone: user.timeZone, now: Date.now() }
  const own = [
    {
      name: 'My queue',
      about: 'unsolved and yours',
      q: 'assignee:me is:unsolved -is:snoozed',
    },
    {
      name: 'Waiting for me',
      about: 'whose requester waits',
      q: 'assignee:me is:waiting -is:snoozed sort:waiting',
    },
    {
      name: 'Solved this week',
      about: 'by you, since Monday',
      q: `assignee:me solved>=${mondayOf(dayAt(clock.now, clock.timeZone))}`,
    },
  ]
  const filters = own.map(({ q }) => compileSearch(parseSearch(q).clauses, clock).filter)
  const counts = await countTickets(db, filters)
  return own.map(({ name, about, q }, at) => ({
    ...{ name, about, count: counts[at] ?? 0 },
    href: listHref({ q }),
  }))
}

function mondayOf(day: string): string {
  const date = new Date(day)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
