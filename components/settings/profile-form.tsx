'use client'
import { Section, SectionFooter } from '@/components/layout/section'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { InputField, SelectField, TextareaField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { useActionForm } from '@/lib/forms/use-action-form'
import { updateProfileAction } from '@/lib/profile/actions'
import { NOTIFICATIONS, type Notification, type Profile } from '@/lib/profile/types'

const WISHES: Record<Notification, string> = {
  assigned: 'A ticket is assigned to me',
  mentioned: 'A colleague mentions me in a note',
  replied: 'A requester replies on a ticket of mine',
}

type ProfileFormProps = { profile: Profile; timeZones: string[] }

/** What agents say of themselves, and which mails they wish. */
export function ProfileForm({ profile, timeZones }: ProfileFormProps) {
  const { state, formAction, pending, field } = useActionForm(updateProfileAction)
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="[&>[role=alert]]:m-4"
    >
      <Section title="Profile" description={<>You sign in as {profile.email}.</>}>
        <InputField
          label="Name"
          hint="Requesters read it under your replies."
          autoComplete="name"
          required
          {...field('name', profile.name)}
        />
        <SelectField
          label="Time zone"
          hint="All times are shown in it."
          choices={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          {...field('time_zone', profile.timeZone)}
        />
      </Section>
      <Section
        title="Signature"
        description="Stands under the replies that you send, in place of your name."
      >
        <TextareaField label="Signature" optional {...field('signature', profile.signature)} />
      </Section>
      <Section title="Notifications" description="Send me a mail when …">
        <fieldset className="flex flex-col gap-2.5">
          <legend className="sr-only">Send me a mail when …</legend>
          {NOTIFICATIONS.map((kind) => (
            <CheckboxField
              key={kind}
              label={WISHES[kind]}
              {...field(kind, profile.notifications[kind] ? 'on' : 'off')}
            />
          ))}
        </fieldset>
      </Section>
      <Section
        title="Keyboard"
        description={
          <>
            Press a key instead of a button: see the{' '}
            <a href="/shortcuts" data-opens="sheet" className="text-foreground underline">
              keyboard shortcuts
            </a>
            .
          </>
        }
      >
        <CheckboxField
          label="Single keys do things"
          hint="Switch them off if you dictate, or press keys by accident. Ctrl with a key works all the same."
          {...field('shortcuts', profile.shortcuts ? 'on' : 'off')}
        />
      </Section>
      <SectionFooter>
        <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
          Save changes
        </Button>
        <FormStatus state={state} />
      </SectionFooter>
    </ActionForm>
  )
}
