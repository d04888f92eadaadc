'use client'
import { BulkForm } from '@/components/bulk-changes/bulk-form'
import type { DirectoryBulkProps } from '@/components/directory/directory-bulk'
import { ListPlaceFields } from '@/components/tickets/list-place-fields'
import { Button } from '@/components/ui/button'
import { useActionForm } from '@/lib/forms/use-action-form'

/** What can be done to the companies that are selected above it. */
export function CompanyBulkBar({ change, place, done, names, deletes }: DirectoryBulkProps) {
  const form = useActionForm(change)
  const act = { type: 'submit', name: 'act', 'aria-disabled': form.pending || undefined } as const
  return (
    <BulkForm
      kind="company"
      box="record"
      form={form}
      done={done}
      place={<ListPlaceFields place={place} />}
      names={names}
      opens="Change…"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button {...act} value="adopt" aria-describedby="adopts">
          Take in contacts
        </Button>
        <span id="adopts" className="text-xs text-muted-foreground">
          Those without a company who have an address at one of its domains.
        </span>
        {deletes && (
          <Button {...act} value="delete" variant="danger" className="lg:ml-auto">
            Delete…
          </Button>
        )}
      </div>
    </BulkForm>
  )
}
