import type { View } from './types'

/** Views of one audience under one heading. */
export type ViewGroup = { key: string; title: string; views: View[] }

/** May they rename, change, order and delete it? Their own: yes; all others: admins. */
export function mayChange(view: View, role: 'agent' | 'admin'): boolean {
  return view.isPersonal || role === 'admin'
}

/** Who sees a view, in a word or two. */
function audienceText({ isPersonal, team }: View): string {
  if (isPersonal) return 'Personal'
  return team ? team.name : 'Shared'
}

/** Who sees a view, in a sentence. */
export function seenBy({ isPersonal, team }: View): string {
  if (isPersonal) return 'you alone'
  return team ? `the team ${team.name}` : 'everybody'
}

/** Views by their audience, in the order in which they come. */
export function groupByAudience(views: View[]): ViewGroup[] {
  const groups = new Map<string, ViewGroup>()
  for (const view of views) {
    const key = view.isPersonal ? 'personal' : (view.team?.id ?? 'shared')
    const group = groups.get(key) ?? { key, title: audienceText(view), views: [] }
    groups.set(key, { ...group, views: [...group.views, view] })
  }
  return [...groups.values()]
}
