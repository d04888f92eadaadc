import { FilterBar } from '@/components/admin/filter-bar'
import { type Choice, Select } from '@/components/ui/select'
import { EVENT_STATUS_LABELS } from '@/lib/webhooks/labels'
import { EVENT_STATUSES, type EventStatus } from '@/lib/webhooks/types'

const ANY: Choice[] = [
  { value: '', label: 'Any status' },
  ...EVENT_STATUSES.map((value) => ({ value, label: EVENT_STATUS_LABELS[value] })),
]

/** Narrows a source's events down. */
export function EventFilterBar({
  action,
  status,
}: {
  action: string
  status: EventStatus | undefined
}) {
  return (
    <FilterBar key={status} action={action} label="Events" active={status !== undefined}>
      <div className="w-36 max-sm:flex-1">
        <Select name="status" aria-label="Status" defaultValue={status ?? ''} choices={ANY} />
      </div>
    </FilterBar>
  )
}
