import { CustomFieldControl } from '@/components/tickets/custom-field-control'
import { controlOf, controlValue } from '@/lib/custom-fields/controls'
import type { CustomField } from '@/lib/custom-fields/types'
import type { useActionForm } from '@/lib/forms/use-action-form'
import type { FactsFormProps } from './facts-form'

/** The fields of the workspace among the facts of a contact or a company. */
export function customFactsOf(fields: CustomField[]): FactsFormProps['facts'] {
  return fields.map((custom) => ({
    name: controlOf(custom),
    label: custom.label,
    control: ({ label: _, ...control }) => (
      <CustomFieldControl key={custom.key} field={custom} control={control} />
    ),
  }))
}

type NewCustomFactsProps = {
  fields: CustomField[]
  field: ReturnType<typeof useActionForm>['field']
}

/** The same in the form of a new one, where those that may be left empty say so. */
export function NewCustomFacts({ fields, field }: NewCustomFactsProps) {
  if (fields.length === 0) return null
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      {fields.map((custom) => (
        <CustomFieldControl
          key={custom.key}
          field={custom}
          control={field(controlOf(custom), controlValue(custom, undefined))}
          asked
        />
      ))}
    </div>
  )
}
