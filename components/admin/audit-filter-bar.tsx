import { type Choice, Select } from '@/components/ui/select'
import { KIND_LABELS } from '@/lib/audit/labels'
import { type AuditFilter, OBJECT_KINDS } from '@/lib/audit/types'
import { DayField } from './day-field'
import { FilterBar } from './filter-bar'

const ANY_KIND: Choice[] = [
  { value: '', label: 'Everything' },
  ...OBJECT_KINDS.map((value) => ({ value, label: KIND_LABELS[value].many })),
]

/** Narrows the audit log down. */
export function AuditFilterBar({ filter, actors }: { filter: AuditFilter; actors: Choice[] }) {
  const { kind = '', actor = '', from = '', to = '' } = filter
  return (
    <FilterBar
      key={`${kind} ${actor} ${from} ${to}`}
      action="/admin/audit"
      label="Audit log"
      active={Boolean(kind || actor || from || to)}
    >
      <div className="w-44 max-sm:w-[calc(50%-0.25rem)]">
        <Select name="kind" aria-label="What" defaultValue={kind} choices={ANY_KIND} />
      </div>
      <div className="w-44 max-sm:w-[calc(50%-0.25rem)]">
        <Select name="actor" aria-label="Who" defaultValue={actor} choices={actors} />
      </div>
      <DayField label="From" name="from" day={from} />
      <DayField label="To" name="to" day={to} />
    </FilterBar>
  )
}
