import { DayField } from '@/components/admin/day-field'
import { FilterBar } from '@/components/admin/filter-bar'
import { type Choice, Select } from '@/components/ui/select'
import { type DashboardRequest, OWN_DAYS, SPANS } from '@/lib/dashboard/schema'

const NAMES: Record<(typeof SPANS)[number], string> = {
  7: 'Last 7 days',
  30: 'Last 30 days',
  90: 'Last 90 days',
  365: 'Last year',
  1095: 'Last 3 years',
}
const CHOICES: Choice[] = [
  ...SPANS.map((days) => ({ value: String(days), label: NAMES[days] })),
  { value: OWN_DAYS, label: 'From … to …' },
]

type RangeBarProps = { request: DashboardRequest; today: string }

/** Which days the numbers are of: so many up to today, or from one to another. */
export function RangeBar({ request, today }: RangeBarProps) {
  const { days, from = '', to = '', by } = request
  const shown = from || to ? OWN_DAYS : String(days)
  return (
    <div className="print:hidden">
      <FilterBar
        key={`${days} ${from} ${to} ${by}`}
        action="/dashboard"
        label="Range"
        active={days !== 30 || Boolean(from || to)}
      >
        <input type="hidden" name="by" value={by} />
        <input type="hidden" name="shown" value={shown} />
        <div className="w-40 max-sm:w-full">
          <Select name="days" aria-label="Range" defaultValue={shown} choices={CHOICES} />
        </div>
        <DayField label="From" name="from" day={from} max={today} />
        <DayField label="To" name="to" day={to} max={today} />
      </FilterBar>
    </div>
  )
}
