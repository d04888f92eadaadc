import { Button } from '@/components/ui/button'
import { undoBulkChangeAction } from '@/lib/bulk-changes/actions'

type UndoFormProps = {
  id: string
  /** Leads back to the list that it is shown in, when all is given back at once. */
  list?: { q: string; cursor: string }
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
          <input type="hidden" name="q" value={list.q} />
          <input type="hidden" name="cursor" value={list.cursor} />
        </>
      )}
      <Button type="submit" size={list ? 'inline' : 'md'}>
        {label}
      </Button>
    </form>
  )
}
