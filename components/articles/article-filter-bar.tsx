import { FilterBar } from '@/components/admin/filter-bar'
import { Input } from '@/components/ui/input'
import { type Choice, Select } from '@/components/ui/select'
import { ARTICLE_STATUS_LABELS } from '@/lib/help/labels'
import { ARTICLE_STATUSES, type ArticleFilter } from '@/lib/help/types'

const STATUSES: Choice[] = [
  { value: '', label: 'Drafts and published' },
  ...ARTICLE_STATUSES.map((value) => ({ value, label: ARTICLE_STATUS_LABELS[value] })),
]

/** Narrows the list of articles down. */
export function ArticleFilterBar({ filter: { q, status } }: { filter: ArticleFilter }) {
  return (
    <FilterBar
      key={`${q} ${status}`}
      action="/articles"
      label="Articles"
      active={Boolean(q || status)}
    >
      <div className="w-full sm:w-64">
        <Input
          type="search"
          name="q"
          defaultValue={q}
          aria-label="Search articles"
          placeholder="Words of the title"
          autoComplete="off"
        />
      </div>
      <div className="w-48 max-sm:flex-1">
        <Select name="status" aria-label="Status" defaultValue={status ?? ''} choices={STATUSES} />
      </div>
    </FilterBar>
  )
}
