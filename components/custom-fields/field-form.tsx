'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { InputField, SelectField, TextareaField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { FIELD_TYPE_LABELS, REQUEST_FORM_LABELS } from '@/lib/custom-fields/labels'
import { FIELD_TYPES, type ManagedField, REQUEST_FORM } from '@/lib/custom-fields/types'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

const TYPE_CHOICES = FIELD_TYPES.map((value) => ({ value, label: FIELD_TYPE_LABELS[value] }))

const FORM_CHOICES = REQUEST_FORM.map((value) => ({ value, label: REQUEST_FORM_LABELS[value] }))

/** What a field is. One that there is keeps its key and its type. */
export function FieldForm({ save, field: known }: { save: FormAction; field?: ManagedField }) {
  const { state, formAction, pending, field } = useActionForm(save)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <InputField label="Label" autoComplete="off" required {...field('label', known?.label)} />
      {!known && (
        <>
          <InputField
            label="Key"
            optional
            autoComplete="off"
            autoCapitalize="none"
            hint="Its name in the API and in searches, such as order_no. Made of the label when left empty; it never changes."
            {...field('key')}
          />
          <SelectField label="Type" choices={TYPE_CHOICES} {...field('type', 'text')} />
        </>
      )}
      {(!known || known.type === 'choice') && (
        <TextareaField
          label="Choices"
          rows={5}
          hint={
            known
              ? 'One a line. Tickets keep a choice that is taken out, until somebody changes it.'
              : 'One a line; for the type Choice alone.'
          }
          {...field('choices', known?.choices.join('\n'))}
        />
      )}
      <CheckboxField
        label="Needed to solve"
        hint="Agents and the API solve no ticket without it; a checkbox must be ticked. Requesters and webhooks still may."
        {...field('required_to_solve', known?.required ? 'on' : 'off')}
      />
      <SelectField
        label="On the request form"
        choices={FORM_CHOICES}
        {...field('request_form', known?.requestForm ?? 'no')}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button
          type="submit"
          variant={known ? 'secondary' : 'primary'}
          aria-disabled={pending || undefined}
        >
          {known ? 'Save changes' : 'Create field'}
        </Button>
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}
