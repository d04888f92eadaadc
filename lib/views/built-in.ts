/** The views that everybody has. Their ids are words, so that none is mistaken for a saved one. */
export const BUILT_IN = [
  { id: 'mine', name: 'Mine', query: 'assignee:me is:unsolved -is:snoozed' },
  { id: 'unassigned', name: 'Unassigned', query: 'assignee:none is:unsolved -is:snoozed' },
  { id: 'my-teams', name: 'My teams', query: 'team:mine is:unsolved -is:snoozed' },
  { id: 'all-open', name: 'All open', query: 'is:unsolved' },
  { id: 'recently-solved', name: 'Recently solved', query: 'status:solved updated>7d' },
] as const
