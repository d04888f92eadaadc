'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { sendTestMailAction } from '@/lib/email/actions'
import { useActionForm } from '@/lib/forms/use-action-form'

/** Sends a mail to see whether any arrive. */
export function TestForm({ address }: { address: string }) {
  const { state, formAction, pending, field } = useActionForm(sendTestMailAction)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <InputField
        label="Send to"
        type="email"
        inputMode="email"
        autoComplete="email"
        required
        {...field('recipient', address)}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" aria-disabled={pending || undefined}>
          Send test
        </Button>
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}
