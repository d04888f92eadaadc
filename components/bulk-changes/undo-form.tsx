import { ListPlaceFields } from '@/components/tickets/list-place-fields'
import { Button } from '@/components/ui/button'
import { undoBulkChangeAction } from '@/lib/bulk-changes/actions'
import type { ListPlace } from '@/lib/tickets/list-place'

type UndoFormProps = {
  id: string
  /** Leads back to the list that it is shown in, when all is given back at once. */
  list?: ListPlace
  label?: string
}

/** Gives back what a bulk change changed. */
export function UndoForm({ id, list, label = 'Undo' }: UndoFormProps) {
  return (
    <form action={undoBulkChangeAction}>
      <input type="hidden" name="id" value={id} />
      {list && (
        <>
          <input type="hidden" name="from" value="list" />
          <ListPlaceFields place={list} />
        </>
      )}
      <Button type="submit" size={list ? 'inline' : 'md'}>
        {label}
      </Button>
    </form>
  )
}
