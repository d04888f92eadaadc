'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { SelectField, TextareaField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { useActionForm } from '@/lib/forms/use-action-form'
import { inviteUsersAction } from '@/lib/invitations/actions'
import type { InviteState } from '@/lib/invitations/types'
import { ROLE_CHOICES } from './admin-choices'
import { InviteResults } from './invite-results'

/** Invites one or many; below stands what became of each line. */
export function InviteForm() {
  const { state, formAction, pending, field } = useActionForm(inviteUsersAction)
  // The hook knows the one shape of answers; this action adds what became of each line.
  const { results } = state as InviteState
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex max-w-2xl flex-col gap-6 px-4 py-6 sm:px-6"
    >
      <TextareaField
        label="Email addresses"
        hint="One a line; commas or blanks do as well. At most 200."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        className="[&_textarea]:min-h-40"
        {...field('emails')}
      />
      <SelectField
        label="Role"
        hint="Admins do all that agents do, and run the workspace."
        className="sm:max-w-60"
        choices={ROLE_CHOICES}
        {...field('role', 'agent')}
      />
      <div className="flex flex-wrap items-center gap-4 border-t border-dashed border-perforation pt-4">
        <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
          Send invitations
        </Button>
        <FormStatus state={state} />
      </div>
      {results && <InviteResults results={results} />}
    </ActionForm>
  )
}
