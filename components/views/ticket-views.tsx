import { requireUser } from '@/lib/auth/gate'
import { groupByAudience } from '@/lib/views/audience'
import { BUILT_IN } from '@/lib/views/built-in'
import { ownViews } from '@/lib/views/own-views'
import { knownViewCounts } from '@/lib/views/view-counts'
import { ViewNav } from './view-nav'

/**
 * The tickets and their views in the navigation. Counts come along when they are known already; a
 * page never waits for them.
 */
export async function TicketViews() {
  const { user } = await requireUser()
  const views = await ownViews()
  const groups = [
    { key: 'built-in', title: 'Views', views: BUILT_IN.map((view) => ({ ...view })) },
    ...groupByAudience(views).map(({ key, title, views }) => ({
      key,
      title,
      views: views.map(({ id, name, query }) => ({ id, name, query })),
    })),
  ]
  return <ViewNav groups={groups} brought={{ counts: knownViewCounts(user.id, views) }} />
}
