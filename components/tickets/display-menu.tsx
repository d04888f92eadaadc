import { Button } from '@/components/ui/button'
import { setListDisplayAction } from '@/lib/profile/actions'
import { COLUMN_LABELS, LIST_COLUMNS, type ListDisplay } from '@/lib/tickets/list-columns'
import type { ListPlace } from '@/lib/tickets/list-place'
import { ListPlaceFields } from './list-place-fields'

const DENSITIES = { comfortable: 'Comfortable', compact: 'Compact' } as const

type DisplayMenuProps = { display: ListDisplay; place: ListPlace }

/** What of a ticket the list shows, and how close its rows stand: remembered for each user. */
export function DisplayMenu({ display, place }: DisplayMenuProps) {
  return (
    <>
      <Button size="inline" popoverTarget="display">
        Display
      </Button>
      <form id="display" popover="auto" action={setListDisplayAction} className="display-menu">
        <ListPlaceFields place={place} />
        <fieldset>
          <legend>Columns</legend>
          {LIST_COLUMNS.map((column) => (
            <label key={column}>
              <input
                type="checkbox"
                name="columns"
                value={column}
                defaultChecked={display.columns.includes(column)}
                // A list without its subjects would lead nowhere.
                disabled={column === 'subject'}
              />
              {COLUMN_LABELS[column]}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>Rows</legend>
          {(['comfortable', 'compact'] as const).map((density) => (
            <label key={density}>
              <input
                type="radio"
                name="density"
                value={density}
                defaultChecked={display.density === density}
              />
              {DENSITIES[density]}
            </label>
          ))}
        </fieldset>
        <Button type="submit" variant="primary">
          Save
        </Button>
      </form>
    </>
  )
}
