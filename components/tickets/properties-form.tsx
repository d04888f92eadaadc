'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, SelectField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { LockIcon } from '@/components/ui/icons'
import { type ActionState, UNSENT } from '@/lib/forms/action-state'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { editedValues } from '@/lib/tickets/edited-values'
import type { Ticket } from '@/lib/tickets/types'
import type { Assignable } from '@/lib/users/types'
import { namedChoices, PRIORITY_CHOICES, statusChoices } from './ticket-choices'

type PropertiesFormProps = {
  ticket: Ticket
  assignable: Assignable
  save: FormAction
  /** The form was posted by the browser itself, and done. */
  saved: boolean
}

const SAVED: ActionState = { ok: true }

/** What a ticket is and who sees to it. Sends the values it was made from along with the new ones. */
export function PropertiesForm({ ticket, assignable, save, saved }: PropertiesFormProps) {
  const { state, formAction, pending, field } = useActionForm(save)
  const loaded = editedValues(ticket)
  const version = field('version', String(ticket.version))
  const base = field('base', JSON.stringify(loaded))
  const closed = ticket.status === 'closed'

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
        <SelectField
          label="Status"
          beside
          choices={statusChoices(ticket.status)}
          {...field('status', loaded.status)}
        />
        <SelectField
          label="Priority"
          beside
          choices={PRIORITY_CHOICES}
          {...field('priority', loaded.priority)}
        />
        <SelectField
          label="Assignee"
          beside
          choices={namedChoices('Unassigned', assignable.users, ticket.assignee)}
          {...field('assignee_id', loaded.assignee_id)}
        />
        <SelectField
          label="Team"
          beside
          choices={namedChoices('No team', assignable.teams, ticket.team)}
          {...field('team_id', loaded.team_id)}
        />
        <InputField
          label="Tags"
          beside
          autoComplete="off"
          autoCapitalize="none"
          {...field('tags', loaded.tags)}
        />
        <InputField
          label="Subject"
          beside
          autoComplete="off"
          required
          {...field('subject', loaded.subject)}
        />
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
