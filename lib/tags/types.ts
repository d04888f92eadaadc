import type { Named } from '@/lib/tickets/types'

/** A tag with how many tickets bear it, counted to 10,001. */
export type CountedTag = Named & { tickets: number }

/** What the list of tags is narrowed to. A page stands behind a name, or ahead of it. */
export type TagFilter = { q?: string; unused?: 'on'; after?: string; before?: string }

/** One page of tags; a cursor is null where the list ends. */
export type TagPage = { tags: CountedTag[]; next: string | null; previous: string | null }

/** A view whose query asks for a tag. */
export type TagView = Named & { query: string }

/** Where a tag stands besides on tickets. */
export type TagUses = { macros: Named[]; views: TagView[] }

/** Queries that change with a tag: by the view's id, as it was and as it shall be. */
export type QueryChanges = Record<string, { from: string; to: string }>
