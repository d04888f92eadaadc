import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { stopBulkChangeAction } from '@/lib/bulk-changes/actions'
import { counted, listOf } from '@/lib/bulk-changes/kinds'
import {
  concernsOf,
  isUndoable,
  progressText,
  weightTold,
  workedOf,
} from '@/lib/bulk-changes/sentences'
import type { BulkPage } from '@/lib/bulk-changes/types'
import { BulkRun } from './bulk-run'
import { UndoForm } from './undo-form'

/** Where a bulk change stands: asked about, on its way, or done; and what can be done now. */
export function BulkStatus({ bulk, weight }: Pick<BulkPage, 'bulk' | 'weight'>) {
  const worked = workedOf(bulk)
  const { kind, total, finished } = bulk
  const { delete: deletes, status } = bulk.changes
  const concerns = [...(weight ? weightTold(bulk, weight) : []), ...concernsOf(bulk)]
  const asks = !finished && worked === 0 && concerns.length > 0
  const act = deletes ? 'Delete' : status === 'closed' ? 'Close' : 'Change'
  const back = (
    <LinkButton href={listOf(kind, { q: bulk.query })} prefetch={false}>
      {asks ? 'Cancel' : 'Back to the list'}
    </LinkButton>
  )
  return (
    <div className="flex flex-col gap-4">
      {asks && (
        <ul className="flex max-w-[70ch] flex-col gap-1">
          {concerns.map((concern) => (
            <li key={concern}>{concern}</li>
          ))}
        </ul>
      )}
      {/* There from the start, and read out as it changes. */}
      <p role="status" className="empty:hidden">
        {!asks && !finished && `${worked.toLocaleString('en')} of ${counted(kind, total)} worked. `}
        {!asks && progressText(bulk)}
        {finished &&
          worked < total &&
          ` It was stopped: ${counted(kind, total - worked)} stayed as they were.`}
      </p>
      {!finished && (
        <BulkRun
          id={bulk.id}
          worked={worked}
          total={total}
          running={!asks}
          label={asks ? `${act} ${counted(kind, total)}` : 'Continue'}
          danger={deletes === true}
          counts={asks && deletes === true}
        >
          {back}
        </BulkRun>
      )}
      <div className="flex flex-wrap items-center gap-2 empty:hidden">
        {isUndoable(bulk) && <UndoForm id={bulk.id} label={finished ? 'Undo' : 'Stop and undo'} />}
        {!asks && !finished && !isUndoable(bulk) && <StopForm id={bulk.id} />}
        {finished && back}
      </div>
    </div>
  )
}

/** Ends what cannot be undone where it stands. */
function StopForm({ id }: { id: string }) {
  return (
    <form action={stopBulkChangeAction}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit">Stop</Button>
    </form>
  )
}
