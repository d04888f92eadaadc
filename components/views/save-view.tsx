import { requireUser } from '@/lib/auth/gate'
import type { Named } from '@/lib/tickets/types'
import { createViewAction, saveQueryAction } from '@/lib/views/actions'
import { mayChange } from '@/lib/views/audience'
import { BUILT_IN } from '@/lib/views/built-in'
import { currentView, viewLeft } from '@/lib/views/current-view'
import { ownViews } from '@/lib/views/own-views'
import { SaveViewForms } from './save-view-forms'

type SaveViewProps = {
  q: string | undefined
  /** The view that was come from, as the address says. */
  view: string | undefined
  /** Whom admins may save views for. */
  teams: Named[]
}

/** Beside a query that is no view yet: saves it as one, or into the view that was come from. */
export async function SaveView({ q = '', view, teams }: SaveViewProps) {
  const { user } = await requireUser()
  const views = await ownViews()
  if (q.trim() === '' || currentView([...BUILT_IN, ...views], { q, view })) return null
  const left = viewLeft(views, { q, view })
  const from = left && mayChange(left, user.role) ? left : undefined
  return (
    <SaveViewForms
      key={q}
      query={q}
      create={createViewAction}
      audiences={user.role === 'admin' ? audiences(teams) : []}
      from={from && { view: from, save: saveQueryAction.bind(null, from.id) }}
    />
  )
}

function audiences(teams: Named[]) {
  return [
    { value: 'me', label: 'Only me' },
    ...teams.map(({ id, name }) => ({ value: id, label: `Team ${name}` })),
    { value: 'all', label: 'Everybody' },
  ]
}
