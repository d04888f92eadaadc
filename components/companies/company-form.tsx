'use client'
import { NewCustomFacts } from '@/components/directory/custom-facts'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, TextareaField } from '@/components/ui/form-fields'
import { createCompanyAction } from '@/lib/companies/actions'
import { companyFactsSchema } from '@/lib/companies/schema'
import type { CustomField } from '@/lib/custom-fields/types'
import { useCheckedForm } from '@/lib/forms/use-checked-form'

export const DOMAINS_HINT =
  'Separated by commas. Who writes from such an address for the first time belongs to it.'

/** A company written down by an agent. */
export function CompanyForm({ fields }: { fields: CustomField[] }) {
  const { state, formAction, pending, field } = useCheckedForm(
    createCompanyAction,
    companyFactsSchema,
  )
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex max-w-2xl flex-col gap-4 px-4 py-6 sm:px-6"
    >
      <InputField label="Name" autoComplete="off" required {...field('name')} />
      <InputField
        label="Domains"
        autoComplete="off"
        autoCapitalize="none"
        optional
        hint={DOMAINS_HINT}
        {...field('domains')}
      />
      <NewCustomFacts fields={fields} field={field} />
      <TextareaField
        label="Notes"
        optional
        hint="For your desk alone."
        className="[&_textarea]:min-h-24"
        {...field('notes')}
      />
      <div className="flex border-t border-dashed border-perforation pt-4">
        <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
          Create company
        </Button>
      </div>
    </ActionForm>
  )
}
