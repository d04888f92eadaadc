'use client'
import { Disclosure } from '@/components/admin/disclosure'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

type DeleteViewFormProps = {
  name: string
  query: string
  /** For whom besides oneself it is gone. */
  others: string | undefined
  remove: FormAction
}

/** Asks, and says what is lost: a view that is deleted does not come back. */
export function DeleteViewForm({ name, query, others, remove }: DeleteViewFormProps) {
  const { state, formAction, pending } = useActionForm(remove)
  return (
    <Disclosure label="Delete…" danger open={!state.ok && state.formError !== undefined}>
      <ActionForm
        state={state}
        action={formAction}
        pending={pending}
        className="flex flex-col gap-4 rounded-lg border border-destructive-line p-4"
      >
        <p className="wrap-anywhere">
          “{name}” is deleted{others && ` for ${others}`}, and with it the query{' '}
          <bdi className="font-medium">{query || 'for all tickets'}</bdi>. This cannot be undone.
        </p>
        <Button
          type="submit"
          variant="danger"
          className="w-fit"
          aria-disabled={pending || undefined}
        >
          Delete view
        </Button>
      </ActionForm>
    </Disclosure>
  )
}
