'use client'
import { Disclosure } from '@/components/admin/disclosure'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

/** Takes a picture from everybody. It cannot be taken back, so it takes two steps. */
export function RemovePictureForm({ remove }: { remove: FormAction }) {
  const { state, formAction, pending } = useActionForm(remove)
  return (
    <div className="has-[details[open]]:basis-full">
      <Disclosure label="Remove…" danger>
        <ActionForm
          state={state}
          action={formAction}
          pending={pending}
          className="flex flex-wrap items-center gap-3 rounded-lg border border-destructive-line p-3"
        >
          <p className="text-xs">
            Nobody sees it any more, also where a text still shows it. It cannot be brought back.
          </p>
          <Button
            type="submit"
            variant="danger"
            className="w-fit"
            aria-disabled={pending || undefined}
          >
            Remove picture
          </Button>
        </ActionForm>
      </Disclosure>
    </div>
  )
}
