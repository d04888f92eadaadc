import { LinkButton } from '@/components/ui/link-button'
import { concernsOf, countedTickets, progressText, workedOf } from '@/lib/bulk-changes/sentences'
import type { BulkChange } from '@/lib/bulk-changes/types'
import { queryString } from '@/lib/forms/search-params'
import { BulkRun } from './bulk-run'
import { UndoForm } from './undo-form'

/** Where a bulk change stands: asked about, on its way, or done; and what can be done now. */
export function BulkStatus({ bulk }: { bulk: BulkChange }) {
  const worked = workedOf(bulk)
  const concerns = concernsOf(bulk)
  const list = `/tickets${queryString({ q: bulk.query })}`
  const asks = !bulk.finished && worked === 0 && concerns.length > 0
  const closes = bulk.changes.status === 'closed'
  const back = (
    <LinkButton href={list} prefetch={false}>
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
        {!asks &&
          !bulk.finished &&
          `${worked.toLocaleString('en')} of ${countedTickets(bulk.total)} worked. `}
        {!asks && progressText(bulk)}
        {bulk.finished &&
          worked < bulk.total &&
          ` It was stopped: ${countedTickets(bulk.total - worked)} stayed as they were.`}
      </p>
      {!bulk.finished && (
        <BulkRun
          id={bulk.id}
          worked={worked}
          total={bulk.total}
          running={!asks}
          label={asks ? `${closes ? 'Close' : 'Change'} ${countedTickets(bulk.total)}` : 'Continue'}
        >
          {back}
        </BulkRun>
      )}
      <div className="flex flex-wrap items-center gap-2 empty:hidden">
        {bulk.changed > 0 && (
          <UndoForm id={bulk.id} label={bulk.finished ? 'Undo' : 'Stop and undo'} />
        )}
        {bulk.finished && back}
      </div>
    </div>
  )
}
