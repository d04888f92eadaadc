import type { FormAction } from '@/lib/forms/use-action-form'
import type { ListPlace } from '@/lib/tickets/list-place'

/** What the bar under a list of contacts or companies is told. */
export type DirectoryBulkProps = {
  change: FormAction
  /** What the list shows: its query, and where the page begins. */
  place: ListPlace
  /** The bulk change that has just been made from here. */
  done: string | undefined
  /** What the rows of this page are called, by their ids. */
  names: Record<string, string>
  /** Who is signed in may delete. */
  deletes: boolean
}
