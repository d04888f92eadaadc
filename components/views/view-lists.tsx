import { Section } from '@/components/layout/section'
import { FormStatus } from '@/components/ui/form-status'
import { moveViewAction } from '@/lib/views/actions'
import { groupByAudience, mayChange, type ViewGroup } from '@/lib/views/audience'
import type { View } from '@/lib/views/types'
import { ViewList } from './view-list'

type ViewListsProps = { views: View[]; role: 'agent' | 'admin'; deleted: boolean }

const PERSONAL: ViewGroup = { key: 'personal', title: 'Personal', views: [] }

/** All views that somebody sees, by who else sees them, to be put in order and changed. */
export function ViewLists({ views, role, deleted }: ViewListsProps) {
  const groups = groupByAudience(views)
  if (groups[0]?.key !== 'personal') groups.unshift(PERSONAL)
  return (
    <>
      {deleted && (
        <div className="border-b px-4 py-3 sm:px-6">
          <FormStatus state={{ ok: true, message: 'Deleted.' }} />
        </div>
      )}
      {groups.map((group) => (
        <Section key={group.key} title={group.title} description={whoSees(group, role)}>
          <ViewList
            title={group.title}
            views={group.views.map(({ id, name, query }) => ({ id, name, query }))}
            move={moveViewAction}
            changeable={group.views.some((view) => mayChange(view, role))}
          />
        </Section>
      ))}
    </>
  )
}

function whoSees({ key, title }: ViewGroup, role: 'agent' | 'admin'): string {
  if (key === 'personal') {
    return 'Seen by you alone. Filter the list of tickets and choose “Save view” to add one.'
  }
  const seen = key === 'shared' ? 'Seen by everybody.' : `Seen by the team ${title}.`
  return role === 'admin' ? seen : `${seen} Admins change these.`
}
