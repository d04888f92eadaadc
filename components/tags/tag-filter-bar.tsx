import { FilterBar } from '@/components/admin/filter-bar'
import { Input } from '@/components/ui/input'
import type { TagFilter } from '@/lib/tags/types'

/** Narrows the list of tags down. */
export function TagFilterBar({ filter: { q, unused } }: { filter: TagFilter }) {
  return (
    <FilterBar
      key={`${q} ${unused}`}
      action="/admin/tags"
      label="Tags"
      active={Boolean(q || unused)}
    >
      <div className="w-full sm:w-64">
        <Input
          type="search"
          name="q"
          defaultValue={q ?? ''}
          aria-label="Search tags"
          placeholder="Name"
          autoComplete="off"
        />
      </div>
      <label className="flex h-8 cursor-pointer items-center gap-2 pr-2 max-sm:flex-1 pointer-coarse:h-10">
        <input
          type="checkbox"
          name="unused"
          value="on"
          defaultChecked={unused === 'on'}
          className="size-4 cursor-pointer accent-primary pointer-coarse:size-5"
        />
        On no ticket
      </label>
    </FilterBar>
  )
}
