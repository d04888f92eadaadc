'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, SelectField, TextareaField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { FIELD_TYPE_LABELS, USED_ON_LABELS } from '@/lib/custom-fields/labels'
import { FIELD_TYPES, type ManagedField, USED_ON } from '@/lib/custom-fields/types'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { FieldRules } from './field-rules'

const TYPE_CHOICES = FIELD_TYPES.map((value) => ({ value, label: FIELD_TYPE_LABELS[value] }))

const USED_ON_CHOICES = USED_ON.map((value) => ({ value, label: USED_ON_LABELS[value].many }))

type FieldFormProps = {
  save: FormAction
  /** The field as it is; one that there is keeps its key, its type, and what it is used on. */
  field?: ManagedField
}

/** What a field is. */
export function FieldForm({ save, field: known }: FieldFormProps) {
  const { state, formAction, pending, field } = useActionForm(save)
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="group/field flex flex-col gap-4"
    >
      {!known && (
        <SelectField
          label="Used on"
          choices={USED_ON_CHOICES}
          hint="It never changes."
          {...field('used_on', 'ticket')}
        />
      )}
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
              ? 'One a line. A choice that is taken out stays where it is, until somebody changes it.'
              : 'One a line; for the type Choice alone.'
          }
          {...field('choices', known?.choices.join('\n'))}
        />
      )}
      <FieldRules field={field} known={known} />
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
