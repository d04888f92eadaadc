import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import { AlertIcon, CheckIcon } from '@/components/ui/icons'
import { pageOf } from '@/lib/bulk-changes/kinds'
import { isUndoable, progressText } from '@/lib/bulk-changes/sentences'
import type { BulkChange } from '@/lib/bulk-changes/types'
import type { ListPlace } from '@/lib/tickets/list-place'
import { UndoForm } from './undo-form'

type BulkNoticeProps = { bulk: BulkChange | null; place: ListPlace }

/** Above the list: what came of the bulk change that was just made from it, and the way back. */
export function BulkNotice({ bulk, place }: BulkNoticeProps) {
  const trouble = bulk && bulk.refused + bulk.gone > 0
  const Mark = trouble ? AlertIcon : CheckIcon
  return (
    // There from the start, as screen readers want it.
    <div role="status" className="empty:hidden">
      {bulk && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-muted px-4 py-1.5 sm:px-6">
          <Mark className={trouble ? 'size-4 text-destructive' : 'size-4 text-success'} />
          <span>{progressText(bulk)}</span>
          {isUndoable(bulk) && <UndoForm id={bulk.id} list={place} />}
          <Link
            href={pageOf(bulk)}
            prefetch={false}
            className={buttonVariants({ variant: 'ghost', size: 'inline' })}
          >
            Details
          </Link>
        </div>
      )}
    </div>
  )
}
