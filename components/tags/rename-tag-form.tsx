'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

type TagFormProps = { act: FormAction; name: string }

/** Calls a tag something else. */
export function RenameTagForm({ act, name }: TagFormProps) {
  const { state, formAction, pending, field } = useActionForm(act)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <InputField
        label="Name"
        autoComplete="off"
        autoCapitalize="none"
        required
        hint="One word, in lower case."
        {...field('name', name)}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" aria-disabled={pending || undefined}>
          Save changes
        </Button>
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}
