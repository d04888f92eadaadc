'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

type SplitFormProps = { split: FormAction; subject: string }

/** What the new ticket is about. */
export function SplitForm({ split, subject }: SplitFormProps) {
  const { state, formAction, pending, field } = useActionForm(split)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <InputField
        label="Subject of the new ticket"
        autoComplete="off"
        required
        {...field('subject', subject)}
      />
      <div className="flex border-t border-dashed border-perforation pt-4">
        <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
          Split off
        </Button>
      </div>
    </ActionForm>
  )
}
