'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, SelectField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { ANY_STATUS } from './delivery-filter-bar'

type ResendRangeFormProps = { resend: FormAction; timeZone: string }

/** Sends again what happened in a time: after a receiver lost what it had been given. */
export function ResendRangeForm({ resend, timeZone }: ResendRangeFormProps) {
  const { state, formAction, pending, field } = useActionForm(resend)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <InputField
          label="Events from"
          type="datetime-local"
          required
          hint={`In ${timeZone}`}
          {...field('since')}
        />
        <InputField label="Until before" type="datetime-local" required {...field('until')} />
        <SelectField label="Their status" choices={ANY_STATUS} {...field('of_status')} />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" aria-disabled={pending || undefined}>
          Send these again
        </Button>
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}
