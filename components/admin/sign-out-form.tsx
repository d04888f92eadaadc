'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { FormStatus } from '@/components/ui/form-status'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

/** Ends every session of a user. */
export function SignOutForm({ signOut }: { signOut: FormAction }) {
  const { state, formAction, pending } = useActionForm(signOut)
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex flex-wrap items-center gap-4"
    >
      <Button type="submit" aria-disabled={pending || undefined}>
        Sign out everywhere
      </Button>
      <FormStatus state={state} />
    </ActionForm>
  )
}
