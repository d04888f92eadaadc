import { FilterBar } from '@/components/admin/filter-bar'
import { Input } from '@/components/ui/input'
import { type Choice, Select } from '@/components/ui/select'
import type { MacroFilter } from '@/lib/macros/types'

const WHOSE: Choice[] = [
  { value: '', label: 'Shared and personal' },
  { value: 'shared', label: 'Shared' },
  { value: 'personal', label: 'Personal' },
]

/** Narrows the list of macros down. */
export function MacroFilterBar({ filter: { q, whose } }: { filter: MacroFilter }) {
  return (
    <FilterBar
      key={`${q} ${whose}`}
      action="/admin/macros"
      label="Macros"
      active={Boolean(q || whose)}
    >
      <div className="w-full sm:w-64">
        <Input
          type="search"
          name="q"
          defaultValue={q ?? ''}
          aria-label="Search macros"
          placeholder="Name"
          autoComplete="off"
        />
      </div>
      <div className="w-48 max-sm:flex-1">
        <Select name="whose" aria-label="For" defaultValue={whose ?? ''} choices={WHOSE} />
      </div>
    </FilterBar>
  )
}
