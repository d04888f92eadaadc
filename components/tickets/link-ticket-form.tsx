'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

/** Links one more ticket, by its number. */
export function LinkTicketForm({ link }: { link: FormAction }) {
  const { state, formAction, pending, field } = useActionForm(link)
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex items-start gap-2"
    >
      <InputField
        label="Number of a ticket"
        inputMode="numeric"
        autoComplete="off"
        className="flex-1"
        {...field('other')}
      />
      <Button type="submit" aria-disabled={pending || undefined} className="mt-5">
        Link
      </Button>
    </ActionForm>
  )
}
