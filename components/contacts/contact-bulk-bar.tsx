'use client'
import { BulkForm } from '@/components/bulk-changes/bulk-form'
import type { DirectoryBulkProps } from '@/components/directory/directory-bulk'
import { SuggestingField } from '@/components/directory/suggesting-field'
import { ListPlaceFields } from '@/components/tickets/list-place-fields'
import { Button } from '@/components/ui/button'
import { useActionForm } from '@/lib/forms/use-action-form'

/** What can be done to the contacts that are selected above it. */
export function ContactBulkBar({ change, place, done, names, deletes }: DirectoryBulkProps) {
  const form = useActionForm(change)
  const act = { type: 'submit', name: 'act', 'aria-disabled': form.pending || undefined } as const
  return (
    <BulkForm
      kind="contact"
      box="record"
      form={form}
      done={done}
      place={<ListPlaceFields place={place} />}
      names={names}
      opens="Change…"
    >
      <div className="flex flex-wrap items-start gap-2 *:[button]:mt-5 max-lg:*:[button]:mt-0">
        {/* Offers go up: below is the end of the page. */}
        <div className="w-72 max-lg:w-full [&_[role=listbox]]:top-auto [&_[role=listbox]]:bottom-9 pointer-coarse:[&_[role=listbox]]:bottom-11">
          <SuggestingField label="Company" kind="company" {...form.field('company')} />
        </div>
        <Button {...act} value="move" variant="primary">
          Set company
        </Button>
        <Button {...act} value="take_out">
          Clear company
        </Button>
        {/* Hidden for other numbers, where a script tells the number. */}
        <Button
          {...act}
          value="merge"
          className="[[data-selected]:not([data-selected='2'])_&]:hidden"
        >
          Merge the two
        </Button>
        {deletes && (
          <Button {...act} value="delete" variant="danger" className="lg:ml-auto">
            Delete…
          </Button>
        )}
      </div>
    </BulkForm>
  )
}
