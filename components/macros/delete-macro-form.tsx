'use client'
import { ConfirmField } from '@/components/admin/confirm-field'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

/** Deletes a macro, once its name was typed. */
export function DeleteMacroForm({ name, act }: { name: string; act: FormAction }) {
  const { state, formAction, pending, field } = useActionForm(act)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <ConfirmField text={name} {...field('confirm')} />
      <Button
        type="submit"
        variant="danger"
        aria-disabled={pending || undefined}
        className="self-start"
      >
        Delete
      </Button>
    </ActionForm>
  )
}
