'use client'
import { customFactsOf } from '@/components/directory/custom-facts'
import { FactsForm } from '@/components/directory/facts-form'
import { InputField, TextareaField } from '@/components/ui/form-fields'
import type { CustomField } from '@/lib/custom-fields/types'
import type { FormValues } from '@/lib/forms/action-state'
import type { FormAction } from '@/lib/forms/use-action-form'
import { DOMAINS_HINT } from './company-form'

type CompanyFactsProps = {
  save: FormAction
  values: FormValues
  fields: CustomField[]
  seenAt: string
  timeZone: string
  saved: boolean
}

/** What is known of a company, to be changed where it stands. */
export function CompanyFacts({ fields, ...props }: CompanyFactsProps) {
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
          name: 'domains',
          label: 'Domains',
          control: (fact) => (
            <InputField
              key="domains"
              autoComplete="off"
              autoCapitalize="none"
              hint={DOMAINS_HINT}
              {...fact}
            />
          ),
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
