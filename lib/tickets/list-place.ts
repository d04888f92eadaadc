import { queryString } from '@/lib/forms/search-params'

/** A page of the list: its query, the view that was come from, and where the page begins. */
export type ListPlace = {
  q?: string | undefined
  view?: string | undefined
  cursor?: string | undefined
}

/** The address of a page of the list, with what else it is to say. */
export function listHref({ q, view, cursor }: ListPlace, more: { bulk?: string } = {}): string {
  return `/tickets${queryString({ q, view, cursor, ...more })}`
}
