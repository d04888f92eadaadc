'use client'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, SelectField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { LockIcon } from '@/components/ui/icons'
import { controlOf } from '@/lib/custom-fields/controls'
import type { CustomField } from '@/lib/custom-fields/types'
import { type ActionState, UNSENT } from '@/lib/forms/action-state'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { controlLabel, type EditedControl, editedValues } from '@/lib/tickets/edited-values'
import type { Ticket } from '@/lib/tickets/types'
import type { Assignable } from '@/lib/users/types'
import { ConflictChoice } from './conflict-choice'
import { CustomFieldControl } from './custom-field-control'
import { exactTime } from './relative-time'
import { namedChoices, PRIORITY_CHOICES, statusChoices } from './ticket-choices'

type PropertiesFormProps = {
  ticket: Ticket
  assignable: Assignable
  fields: CustomField[]
  timeZone: string
  save: FormAction
  /** The form was posted by the browser itself, and done. */
  saved: boolean
}

const SAVED: ActionState = { ok: true }

/**
 * What a ticket is and who sees to it. Sends the values it was made from along with the new ones;
 * a field that somebody else has changed as well comes back as a choice between the two.
 */
export function PropertiesForm(props: PropertiesFormProps) {
  const { ticket, assignable, fields, timeZone, save, saved } = props
  const { state, formAction, pending, field } = useActionForm(save)
  const loaded = editedValues(ticket, fields)
  const version = field('version', String(ticket.version))
  const base = field('base', JSON.stringify(loaded))
  const closed = ticket.status === 'closed'
  const conflicts = state.ok ? undefined : state.conflicts

  /** The control, or what is to be chosen in its place. */
  function property(name: EditedControl, control: (props: Property) => ReactNode): ReactNode {
    const label = controlLabel(name, fields)
    const conflict = conflicts?.[name]
    if (conflict?.yours) {
      const both = { ...conflict, yours: conflict.yours }
      return <ConflictChoice key={name} {...{ name, label, timeZone }} conflict={both} />
    }
    const who = conflict && [
      conflict.by ?? 'somebody else',
      conflict.at && exactTime(conflict.at, timeZone),
    ]
    const hint = who && `Changed by ${who.filter(Boolean).join(', ')}.`
    return control({ label, hint, beside: true, ...field(name, loaded[name]) })
  }

  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex flex-col gap-4 p-4 sm:p-6 lg:p-5"
    >
      {closed && (
        <p className="flex gap-2 text-muted-foreground">
          <LockIcon className="mt-0.5 size-4" />
          This ticket is closed and stays as it is. An answer to it starts a new one.
        </p>
      )}
      <fieldset disabled={closed} className="flex min-w-0 flex-col gap-2">
        <legend className="sr-only">Properties</legend>
        <input type="hidden" name={version.name} value={version.defaultValue} />
        <input type="hidden" name={base.name} value={base.defaultValue} />
        {property('status', (own) => (
          <SelectField choices={statusChoices(ticket.status)} {...own} />
        ))}
        {property('priority', (own) => (
          <SelectField choices={PRIORITY_CHOICES} {...own} />
        ))}
        {property('assignee_id', (own) => (
          <SelectField
            choices={namedChoices('Unassigned', assignable.users, ticket.assignee)}
            {...own}
          />
        ))}
        {property('team_id', (own) => (
          <SelectField choices={namedChoices('No team', assignable.teams, ticket.team)} {...own} />
        ))}
        {property('tags', (own) => (
          <InputField autoComplete="off" autoCapitalize="none" {...own} />
        ))}
        {property('subject', (own) => (
          <InputField autoComplete="off" required {...own} />
        ))}
        {fields.map((custom) =>
          property(controlOf(custom), ({ label: _, beside, ...control }) => (
            <CustomFieldControl key={custom.key} field={custom} control={control} beside={beside} />
          )),
        )}
        <Button
          type="submit"
          disabled={closed}
          aria-disabled={pending || undefined}
          className="mt-2"
        >
          Save changes
        </Button>
      </fieldset>
      <FormStatus state={saved && state === UNSENT ? SAVED : state} />
    </ActionForm>
  )
}

type Property = {
  label: string
  hint: string | undefined
  beside: true
  name: string
  defaultValue: string
  error: string | undefined
}
