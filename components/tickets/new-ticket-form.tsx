'use client'
import { SuggestingField } from '@/components/directory/suggesting-field'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, SelectField, TextareaField } from '@/components/ui/form-fields'
import { controlOf, controlValue } from '@/lib/custom-fields/controls'
import type { CustomField } from '@/lib/custom-fields/types'
import { useCheckedForm } from '@/lib/forms/use-checked-form'
import { createTicketAction } from '@/lib/tickets/actions'
import { createTicketSchema } from '@/lib/tickets/schema'
import type { Assignable } from '@/lib/users/types'
import { CustomFieldControl } from './custom-field-control'
import { namedChoices, PRIORITY_CHOICES } from './ticket-choices'

type NewTicketFormProps = {
  assignable: Assignable
  fields: CustomField[]
  /** The address of whom it is for, where that is known. */
  requester: string
}

/** A ticket written down by an agent, for somebody who called or met them. */
export function NewTicketForm({ assignable, fields, requester }: NewTicketFormProps) {
  const { state, formAction, pending, field } = useCheckedForm(
    createTicketAction,
    createTicketSchema,
  )
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex max-w-3xl flex-col gap-6 px-4 py-6 sm:px-6"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <SuggestingField
          label="Requester email"
          kind="requester"
          type="email"
          required
          {...field('requester_email', requester)}
        />
        <InputField
          label="Requester name"
          autoComplete="off"
          optional
          {...field('requester_name')}
        />
      </div>
      <div className="flex flex-col gap-4">
        <InputField label="Subject" autoComplete="off" required {...field('subject')} />
        <TextareaField
          label="Description"
          className="[&_textarea]:min-h-40"
          required
          {...field('body')}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField label="Priority" choices={PRIORITY_CHOICES} {...field('priority', 'normal')} />
        <SelectField
          label="Team"
          choices={namedChoices('No team', assignable.teams, null)}
          {...field('team_id')}
        />
        <SelectField
          label="Assignee"
          choices={namedChoices('Unassigned', assignable.users, null)}
          {...field('assignee_id')}
        />
        <InputField
          label="Tags"
          autoComplete="off"
          autoCapitalize="none"
          optional
          hint="Separated by commas or blanks."
          className="sm:col-span-3"
          {...field('tags')}
        />
      </div>
      {fields.length > 0 && (
        <div className="grid gap-4 sm:grid-cols-3">
          {fields.map((custom) => (
            <CustomFieldControl
              key={custom.key}
              field={custom}
              control={field(controlOf(custom), controlValue(custom, undefined))}
            />
          ))}
        </div>
      )}
      <div className="flex border-t border-dashed border-perforation pt-4">
        <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
          Create ticket
        </Button>
      </div>
    </ActionForm>
  )
}
