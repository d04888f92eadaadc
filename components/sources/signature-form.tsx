'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { FormStatus } from '@/components/ui/form-status'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { SignatureSetting } from '@/lib/webhooks/types'
import { SignatureFields } from './signature-fields'

/** Changes where a generic source's signature stands. */
export function SignatureForm({
  save,
  signature,
}: {
  save: FormAction
  signature: SignatureSetting
}) {
  const { state, formAction, pending, field } = useActionForm(save)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <SignatureFields field={field} signature={signature} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" aria-disabled={pending || undefined}>
          Save signature
        </Button>
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}
