import { CompanyBulkBar } from '@/components/companies/company-bulk-bar'
import { ContactBulkBar } from '@/components/contacts/contact-bulk-bar'
import { directoryChangeAction } from '@/lib/bulk-changes/directory-actions'
import type { BulkChange, DirectoryKind } from '@/lib/bulk-changes/types'
import type { ListPlace } from '@/lib/tickets/list-place'

type DirectoryBulkBarProps = {
  kind: DirectoryKind
  user: { role: string }
  /** What the page shows. */
  rows: readonly { id: string; name: string }[]
  place: ListPlace
  /** The bulk change that has just been made from here. */
  done: BulkChange | null
}

const BARS = { contact: ContactBulkBar, company: CompanyBulkBar }

/** The bar under a list of contacts or companies; comes up with the first row that is selected. */
export function DirectoryBulkBar({ kind, user, rows, place, done }: DirectoryBulkBarProps) {
  const Bar = BARS[kind]
  return (
    <Bar
      change={directoryChangeAction.bind(null, kind)}
      place={place}
      done={done?.id}
      names={Object.fromEntries(rows.map(({ id, name }) => [id, name]))}
      deletes={user.role === 'admin'}
    />
  )
}
