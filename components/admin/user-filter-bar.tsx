import { Input } from '@/components/ui/input'
import { type Choice, Select } from '@/components/ui/select'
import { USER_STATUS_LABELS } from '@/lib/users/labels'
import { USER_STATUSES, type UserFilter } from '@/lib/users/types'
import { ROLE_CHOICES } from './admin-choices'
import { FilterBar } from './filter-bar'

const ANY_ROLE: Choice[] = [{ value: '', label: 'Any role' }, ...ROLE_CHOICES]
const ANY_STATUS: Choice[] = [
  { value: '', label: 'Any status' },
  ...USER_STATUSES.map((value) => ({ value, label: USER_STATUS_LABELS[value] })),
]

/** Narrows the list of users down. */
export function UserFilterBar({ filter }: { filter: UserFilter }) {
  const { q, role, status } = filter
  return (
    <FilterBar
      key={`${q} ${role} ${status}`}
      action="/admin/users"
      label="Users"
      active={Boolean(q || role || status)}
    >
      <div className="w-full sm:w-64">
        <Input
          type="search"
          name="q"
          defaultValue={q ?? ''}
          aria-label="Search users"
          placeholder="Name or email"
          autoComplete="off"
        />
      </div>
      <div className="w-32 max-sm:flex-1">
        <Select name="role" aria-label="Role" defaultValue={role ?? ''} choices={ANY_ROLE} />
      </div>
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
