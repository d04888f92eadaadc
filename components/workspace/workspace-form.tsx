'use client'
import type { ReactNode } from 'react'
import { Section, SectionFooter } from '@/components/layout/section'
import { ConflictChoice } from '@/components/tickets/conflict-choice'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, SelectField, TextareaField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { type ActionState, UNSENT } from '@/lib/forms/action-state'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { WORKSPACE_LABELS } from '@/lib/workspace/labels'
import type { WorkspaceControl, WorkspaceValues } from '@/lib/workspace/types'

type WorkspaceFormProps = {
  values: WorkspaceValues
  version: number
  timeZones: string[]
  /** The reader's, for the times of conflicts. */
  timeZone: string
  save: FormAction
  /** The form was posted by the browser itself, and done. */
  saved: boolean
}

type Own = { label: string; name: string; defaultValue: string; error: string | undefined }

const SAVED: ActionState = { ok: true, message: 'Saved.' }

/** All settings of the workspace. One that two have changed comes back as a choice between both. */
export function WorkspaceForm(props: WorkspaceFormProps) {
  const { values, version, timeZones, timeZone, save, saved } = props
  const { state, formAction, pending, field } = useActionForm(save)
  const conflicts = state.ok ? undefined : state.conflicts
  const made = field('version', String(version))
  const base = field('base', JSON.stringify(values))

  function setting(name: WorkspaceControl, control: (own: Own) => ReactNode): ReactNode {
    const conflict = conflicts?.[name]
    const label = WORKSPACE_LABELS[name]
    if (!conflict?.yours) return control({ label, ...field(name, values[name]) })
    const both = { ...conflict, yours: conflict.yours }
    return <ConflictChoice key={name} {...{ name, label, timeZone }} conflict={both} />
  }
  const number = (name: WorkspaceControl, hint: string) =>
    setting(name, (own) => (
      <InputField
        inputMode="decimal"
        autoComplete="off"
        required
        hint={hint}
        className="sm:w-72"
        {...own}
      />
    ))
  const lines = (name: WorkspaceControl, hint: string) =>
    setting(name, (own) => <TextareaField optional rows={3} hint={hint} {...own} />)

  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="[&>[role=alert]]:m-4"
    >
      <input type="hidden" name={made.name} value={made.defaultValue} />
      <input type="hidden" name={base.name} value={base.defaultValue} />
      <Section title="Workspace" description="How it is called here and in mails.">
        {setting('workspace_name', (own) => (
          <InputField autoComplete="organization" required {...own} />
        ))}
        {setting('time_zone', (own) => (
          <SelectField
            hint="New users begin with it; each can choose another."
            choices={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
            {...own}
          />
        ))}
      </Section>
      <Section title="Mail" description="Who writes to requesters, and from whom mail is taken.">
        {setting('sender_address', (own) => (
          <InputField
            optional
            autoComplete="off"
            inputMode="email"
            hint="What replies are sent from. Empty: as the operator has set it. Your mail server must allow it, and mails to it must arrive here."
            {...own}
          />
        ))}
        {lines(
          'support_addresses',
          'Other addresses that lead here, one a line. Nothing is ever sent to them.',
        )}
        {lines(
          'refused_domains',
          'One a line, such as example.com; those below it are meant too. Mails and webhooks of their people are ignored, and say so; the public form refuses them.',
        )}
        {number(
          'mails_an_hour',
          'More of one sender within an hour are ignored: two machines that answer each other stop here.',
        )}
      </Section>
      <Section title="Files" description="What messages may bear.">
        {number(
          'max_attachment_mb',
          'Your Supabase project has a limit of its own, which is not raised by this.',
        )}
        {lines('refused_file_types', 'Endings of names and media types, between commas.')}
      </Section>
      <Section
        title="Keeping"
        description="How long things stay. What is past its time is gone at the next sweep, for good."
      >
        {number(
          'close_solved_after_days',
          'Closed tickets are final: an answer begins a new one. 0: never.',
        )}
        {number('keep_webhook_bodies_days', 'That they came, and what became of them, stays.')}
        {number('keep_deliveries_days', 'With their attempts and answers.')}
        {number(
          'request_link_days',
          'By which they follow their own ticket. Links that are out keep their time.',
        )}
      </Section>
      <SectionFooter>
        <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
          Save changes
        </Button>
        <FormStatus state={saved && state === UNSENT ? SAVED : state} />
      </SectionFooter>
    </ActionForm>
  )
}
