import 'server-only'
import type { UserContext } from '@/lib/auth/gate'
import { SCORES } from '@/lib/ratings/types'
import { listHref } from '@/lib/tickets/list-place'
import { countTickets } from '@/lib/tickets/queries'
import { compileSearch } from '@/lib/tickets/search-compiler'
import { parseSearch } from '@/lib/tickets/search-syntax'
import { dayAt } from '@/lib/time/day-bounds'
import { countText } from '@/lib/views/count-text'
import { averageOf, averageText, ratedOf } from './scores'

/** One thing that is somebody's own: a number, what it says, and the list behind it. */
export type OwnNumber = { name: string; about: string; text: string; href: string }

const waiting = [
  { name: 'My queue', about: 'unsolved and yours', q: 'assignee:me is:unsolved -is:snoozed' },
  {
    name: 'Waiting for me',
    about: 'whose requester waits',
    q: 'assignee:me is:waiting -is:snoozed sort:waiting',
  },
  { name: 'Woken', about: 'yours, whose snooze is over', q: 'assignee:me is:woken' },
  { name: 'Mentions', about: 'notes to you, not read yet', q: 'is:mentioned' },
]

/**
 * What a user has to do, what waits for them, what they solved since Monday, and how that was rated
 * in thirty days: days are theirs.
 */
export async function ownWork({
  db,
  user,
}: Pick<UserContext, 'db' | 'user'>): Promise<OwnNumber[]> {
  const clock = { timeZone: user.timeZone, now: Date.now() }
  const monday = mondayOf(dayAt(clock.now, clock.timeZone))
  const solved = {
    name: 'Solved this week',
    about: 'yours, since Monday',
    q: `assignee:me solved>=${monday} -is:merged`,
  }
  const mine = 'assignee:me solved>30d'
  const counted = [...waiting, solved]
  const queries = [
    ...counted.map(({ q }) => q),
    ...SCORES.map((score) => `${mine} rating:${score}`),
  ]
  const filters = queries.map((q) => compileSearch(parseSearch(q).clauses, clock).filter)
  const counts = await countTickets(db, filters)
  const scores = counts.slice(counted.length)
  const rated = ratedOf(scores)
  return [
    ...counted.map(({ name, about, q }, at) => ({
      ...{ name, about, text: countText(counts[at] ?? 0) },
      href: listHref({ q }),
    })),
    {
      name: 'My ratings',
      about: rated === 0 ? 'none in 30 days' : `average of ${countText(rated)} in 30 days`,
      text: averageText(averageOf(scores)),
      href: listHref({ q: `${mine} is:rated` }),
    },
  ]
}

function mondayOf(day: string): string {
  const date = new Date(day)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
