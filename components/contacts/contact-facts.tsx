'use client'
import { customFactsOf } from '@/components/directory/custom-facts'
import { FactsForm } from '@/components/directory/facts-form'
import { SuggestingField } from '@/components/directory/suggesting-field'
import { InputField, TextareaField } from '@/components/ui/form-fields'
import type { CustomField } from '@/lib/custom-fields/types'
import type { FormValues } from '@/lib/forms/action-state'
import type { FormAction } from '@/lib/forms/use-action-form'

type ContactFactsProps = {
  save: FormAction
  values: FormValues
  fields: CustomField[]
  seenAt: string
  timeZone: string
  saved: boolean
}

/** What is known of a contact, to be changed where it stands. */
export function ContactFacts({ fields, ...props }: ContactFactsProps) {
  return (
    <FactsForm
      {...props}
      facts={[
        {
          name: 'name',
          label: 'Name',
          control: (fact) => <InputField key="name" autoComplete="off" required {...fact} />,
        },
        {
          name: 'phone',
          label: 'Phone',
          control: (fact) => <InputField key="phone" type="tel" autoComplete="off" {...fact} />,
        },
        {
          name: 'company',
          label: 'Company',
          control: (fact) => <SuggestingField key="company" kind="company" {...fact} />,
        },
        ...customFactsOf(fields),
        {
          name: 'notes',
          label: 'Notes',
          control: (fact) => (
            <TextareaField
              key="notes"
              hint="For your desk alone."
              className="[&_textarea]:min-h-24"
              {...fact}
            />
          ),
        },
      ]}
    />
  )
}
