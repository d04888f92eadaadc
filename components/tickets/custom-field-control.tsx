import { CheckboxField } from '@/components/ui/checkbox-field'
import { InputField, SelectField } from '@/components/ui/form-fields'
import type { CustomField } from '@/lib/custom-fields/types'

type CustomFieldControlProps = {
  field: CustomField
  /** What a form says of the control: its name, its value, and what is wrong with it. */
  control: {
    name: string
    defaultValue: string
    error?: string | undefined
    hint?: string | undefined
  }
  beside?: boolean
  /** Of a form that says of each field whether it may be left empty. */
  asked?: boolean
}

/** A control for a field that the workspace added, by its type. */
export function CustomFieldControl(props: CustomFieldControlProps) {
  const { field, control: given, beside, asked } = props
  const { label, type, choices, required, requiredInForms } = field
  const control = { ...given, hint: given.hint ?? (required ? 'Needed to solve.' : undefined) }
  const { defaultValue } = control
  if (type === 'checkbox') return <CheckboxField label={label} {...control} />
  if (type === 'choice') {
    // One that is offered no more stays what it is, as long as nobody changes it.
    const offered =
      defaultValue === '' || choices.includes(defaultValue) ? choices : [defaultValue, ...choices]
    const list = [
      { value: '', label: 'Not set' },
      ...offered.map((value) => ({ value, label: value })),
    ]
    return <SelectField label={label} beside={beside} choices={list} {...control} />
  }
  return (
    <InputField
      label={label}
      beside={beside}
      autoComplete="off"
      type={type === 'date' ? 'date' : 'text'}
      inputMode={type === 'number' ? 'decimal' : undefined}
      required={requiredInForms}
      optional={asked && !requiredInForms}
      {...control}
    />
  )
}
