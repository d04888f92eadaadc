'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

/** Adds people who get copies, by their addresses. */
export function CcForm({ add }: { add: FormAction }) {
  const { state, formAction, pending, field } = useActionForm(add)
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex flex-wrap items-start gap-2"
    >
      <InputField
        label="Cc"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder="name@example.com, …"
        className="min-w-0 flex-1"
        {...field('emails')}
      />
      <Button type="submit" aria-disabled={pending || undefined} className="mt-5">
        Add
      </Button>
    </ActionForm>
  )
}
