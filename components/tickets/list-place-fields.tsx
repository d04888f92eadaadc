import type { ListPlace } from '@/lib/tickets/list-place'

/** Says in a form where the list is, so that its answer leads back there. */
export function ListPlaceFields({ place: { q, view, cursor } }: { place: ListPlace }) {
  return (
    <>
      <input type="hidden" name="q" value={q ?? ''} />
      <input type="hidden" name="view" value={view ?? ''} />
      <input type="hidden" name="cursor" value={cursor ?? ''} />
    </>
  )
}
