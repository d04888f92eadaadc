import type { ReactNode } from 'react'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { SelectField } from '@/components/ui/form-fields'
import { cn } from '@/lib/cn'
import { REQUEST_FORM_LABELS } from '@/lib/custom-fields/labels'
import { type ManagedField, REQUEST_FORM } from '@/lib/custom-fields/types'
import type { useActionForm } from '@/lib/forms/use-action-form'

const FORM_CHOICES = REQUEST_FORM.map((value) => ({ value, label: REQUEST_FORM_LABELS[value] }))

type FieldRulesProps = {
  field: ReturnType<typeof useActionForm>['field']
  known: ManagedField | undefined
  /** A control, or both sides where two have changed it. */
  unless: (name: string, label: string, control: ReactNode) => ReactNode
}

/** Where a field is required. Of a new one, what fits the choice of “Used on” is shown, without scripts too. */
export function FieldRules({ field, known, unless }: FieldRulesProps) {
  const forTickets = !known || known.usedOn === 'ticket'
  const forOthers = known?.usedOn !== 'ticket'
  return (
    <>
      {forTickets && (
        <Rules
          className={known ? 'flex' : 'hidden group-has-[option[value=ticket]:checked]/field:flex'}
        >
          <CheckboxField
            label="Needed to solve"
            hint="Agents and the API solve no ticket without it; a checkbox must be ticked. Requesters and webhooks still may."
            {...field('required_to_solve', known?.required ? 'on' : 'off')}
          />
          {unless(
            'request_form',
            'On the request form',
            <SelectField
              label="On the request form"
              choices={FORM_CHOICES}
              {...field('request_form', known?.requestForm ?? 'no')}
            />,
          )}
        </Rules>
      )}
      {forOthers && (
        <Rules
          className={known ? 'flex' : 'flex group-has-[option[value=ticket]:checked]/field:hidden'}
        >
          <CheckboxField
            label="Required in forms"
            hint="Who writes down somebody new fills it in, and nobody empties it; a checkbox must be ticked. Mails, imports and the API still may leave it out."
            {...field('required_in_forms', known?.requiredInForms ? 'on' : 'off')}
          />
        </Rules>
      )}
    </>
  )
}

function Rules({ className, children }: { className: string; children: ReactNode }) {
  return <div className={cn('flex-col gap-4', className)}>{children}</div>
}
