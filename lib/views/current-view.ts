import { queryString } from '@/lib/forms/search-params'

type Place = { id: string; query: string }

/** Where a view leads: its query, and which saved one it is, so that changes can go into it. */
export function viewHref({ id, query }: { id?: string; query: string }): string {
  return `/tickets${queryString({ q: query, view: id })}`
}

/**
 * The view whose query is the present one: of several the one that was come from, else the first.
 * The list without a query is no view's, be there one that is empty.
 */
export function currentView<V extends Place>(
  views: readonly V[],
  { q, view }: { q: string | undefined; view: string | undefined },
): V | undefined {
  const query = normal(q ?? '')
  const same = views.filter((one) => normal(one.query) === query)
  return same.find(({ id }) => id === view) ?? (query === '' ? undefined : same[0])
}

/** The view that was come from, when the present query is another by now. */
export function viewLeft<V extends Place>(
  views: readonly V[],
  { q, view }: { q: string | undefined; view: string | undefined },
): V | undefined {
  const from = views.find(({ id }) => id === view)
  return from && normal(from.query) !== normal(q ?? '') ? from : undefined
}

function normal(query: string): string {
  return query.trim().replace(/\s+/g, ' ')
}
