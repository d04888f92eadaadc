'use client'
import { NewCustomFacts } from '@/components/directory/custom-facts'
import { SuggestingField } from '@/components/directory/suggesting-field'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, TextareaField } from '@/components/ui/form-fields'
import { createContactAction } from '@/lib/contacts/actions'
import { newContactSchema } from '@/lib/contacts/schema'
import type { CustomField } from '@/lib/custom-fields/types'
import { useCheckedForm } from '@/lib/forms/use-checked-form'

type ContactFormProps = { company: string; fields: CustomField[] }

/** Somebody written down by an agent. */
export function ContactForm({ company, fields }: ContactFormProps) {
  const { state, formAction, pending, field } = useCheckedForm(
    createContactAction,
    newContactSchema,
  )
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex max-w-2xl flex-col gap-4 px-4 py-6 sm:px-6"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <InputField label="Name" autoComplete="off" required {...field('name')} />
        <InputField label="Email" type="email" autoComplete="off" required {...field('email')} />
        <InputField label="Phone" type="tel" autoComplete="off" optional {...field('phone')} />
        <SuggestingField
          label="Company"
          kind="company"
          optional
          hint="Left empty, the one that their address belongs to."
          {...field('company', company)}
        />
      </div>
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
          Create contact
        </Button>
      </div>
    </ActionForm>
  )
}
