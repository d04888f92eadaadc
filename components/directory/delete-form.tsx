'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

type DeleteFormProps = {
  remove: FormAction
  /** What has to be typed. */
  name: string
  button: string
}

/** Deletes something for good, once its name was typed. */
export function DeleteForm({ remove, name, button }: DeleteFormProps) {
  const { state, formAction, pending, field } = useActionForm(remove)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <InputField
        label="Type the name to go on"
        hint={`“${name}”`}
        autoComplete="off"
        required
        {...field('name')}
      />
      <Button type="submit" variant="danger" aria-disabled={pending || undefined} className="w-fit">
        {button}
      </Button>
    </ActionForm>
  )
}
