'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

/** A day and time of one's own choice. */
export function SnoozeForm({ snooze }: { snooze: FormAction }) {
  const { state, formAction, pending, field } = useActionForm(snooze)
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="mt-1 flex flex-col gap-2 border-t p-2 pt-3"
    >
      <InputField label="Until" type="datetime-local" required {...field('until')} />
      <Button type="submit" aria-disabled={pending || undefined}>
        Snooze
      </Button>
    </ActionForm>
  )
}
