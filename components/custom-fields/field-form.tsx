'use client'
import type { ReactNode } from 'react'
import { ConflictChoice } from '@/components/tickets/conflict-choice'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, SelectField, TextareaField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { FIELD_TYPE_LABELS, USED_ON_LABELS } from '@/lib/custom-fields/labels'
import { managedValues } from '@/lib/custom-fields/managed-values'
import { FIELD_TYPES, type ManagedField, USED_ON } from '@/lib/custom-fields/types'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { FieldRules } from './field-rules'

const TYPE_CHOICES = FIELD_TYPES.map((value) => ({ value, label: FIELD_TYPE_LABELS[value] }))

const USED_ON_CHOICES = USED_ON.map((value) => ({ value, label: USED_ON_LABELS[value].many }))

type FieldFormProps = {
  save: FormAction
  /** The field as it is; one that there is keeps its key, its type, and what it is used on. */
  field?: ManagedField
  timeZone: string
}

/** What a field is. */
export function FieldForm({ save, field: known, timeZone }: FieldFormProps) {
  const { state, formAction, pending, field } = useActionForm(save)
  const conflicts = (!state.ok && state.conflicts) || {}
  // In place of a control that two have changed stand both sides.
  const unless = (name: string, label: string, control: ReactNode) => {
    const conflict = conflicts[name]
    if (!conflict?.yours) return control
    const both = { ...conflict, yours: conflict.yours }
    return <ConflictChoice {...{ name, label, timeZone }} conflict={both} />
  }
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
      {known && <MadeFrom field={field} known={known} />}
      {unless(
        'label',
        'Label',
        <InputField label="Label" autoComplete="off" required {...field('label', known?.label)} />,
      )}
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
      {(!known || known.type === 'choice') &&
        unless(
          'choices',
          'Choices',
          <TextareaField
            label="Choices"
            rows={5}
            hint={
              known
                ? 'One a line. A choice that is taken out stays where it is, until somebody changes it.'
                : 'One a line; for the type Choice alone.'
            }
            {...field('choices', known?.choices.join('\n'))}
          />,
        )}
      <FieldRules field={field} known={known} unless={unless} />
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

type MadeFromProps = { field: ReturnType<typeof useActionForm>['field']; known: ManagedField }

/** What a change is made from, which goes along with it. */
function MadeFrom({ field, known }: MadeFromProps) {
  const seen = field('seen_at', known.seenAt)
  const base = field('base', JSON.stringify(managedValues(known)))
  return (
    <>
      <input type="hidden" name="seen_at" value={seen.defaultValue} />
      <input type="hidden" name="base" value={base.defaultValue} />
    </>
  )
}
