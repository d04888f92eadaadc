'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { signInWithCodeAction } from '@/lib/auth/actions'
import { useActionForm } from '@/lib/forms/use-action-form'

/** Signs in by the six digits of the mail, on whatever machine the mail was not opened. */
export function CodeForm({ email, next }: { email: string; next: string }) {
  const { state, formAction, pending, field } = useActionForm(signInWithCodeAction)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <InputField
        label="Email"
        type="email"
        autoComplete="email"
        required
        {...field('email', email)}
      />
      <InputField
        label="Code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        required
        hint="The six digits in the mail."
        {...field('code')}
      />
      <input type="hidden" name="next" value={next} />
      <Button type="submit" variant="primary" size="lg" aria-disabled={pending || undefined}>
        Sign in
      </Button>
    </ActionForm>
  )
}
