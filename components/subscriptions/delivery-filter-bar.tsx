import { FilterBar } from '@/components/admin/filter-bar'
import { type Choice, Select } from '@/components/ui/select'
import { STATUS_LABELS } from '@/lib/subscriptions/labels'
import { DELIVERY_STATUSES, type DeliveryStatus } from '@/lib/subscriptions/types'

export const ANY_STATUS: Choice[] = [
  { value: '', label: 'Any status' },
  ...DELIVERY_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] })),
]

type DeliveryFilterBarProps = { action: string; status: DeliveryStatus | undefined }

/** Narrows the list of deliveries down. */
export function DeliveryFilterBar({ action, status }: DeliveryFilterBarProps) {
  return (
    <FilterBar key={status} action={action} label="Deliveries" active={status !== undefined}>
      <div className="w-36 max-sm:flex-1">
        <Select
          name="status"
          aria-label="Status"
          defaultValue={status ?? ''}
          choices={ANY_STATUS}
        />
      </div>
    </FilterBar>
  )
}
