'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { InputField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { AlertIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { EVENT_HINTS } from '@/lib/subscriptions/labels'
import { eventField } from '@/lib/subscriptions/schema'
import { EVENTS, type SecretState } from '@/lib/subscriptions/types'
import { SecretOnce } from './secret-once'

type SubscriptionFormProps = {
  save: FormAction<SecretState>
  button: string
  subscription?: { url: string; events: string[] }
}

/** Where deliveries go, and of which events. What was just made stands in its place. */
export function SubscriptionForm({ save, button, subscription }: SubscriptionFormProps) {
  const { state, formAction, pending, field } = useActionForm<SecretState>(save)
  const refused = state.ok ? undefined : state.fieldErrors?.events?.[0]
  if (state.secret && state.id) {
    return (
      <div className="flex flex-col items-start gap-4">
        <FormStatus state={state} />
        <SecretOnce secret={state.secret} />
        <LinkButton href={`/admin/subscriptions/${state.id}`} prefetch={false} variant="primary">
          To the subscription
        </LinkButton>
      </div>
    )
  }
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-5">
      <InputField
        label="Address"
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        required
        placeholder="https://example.com/webhooks"
        hint="Public http(s) addresses alone, besides those that the operator excepts."
        {...field('url', subscription?.url)}
      />
      <fieldset className="flex flex-col gap-3">
        <legend className="pb-2 text-xs font-medium">Events</legend>
        {refused && (
          <p className="flex gap-1 text-xs text-destructive">
            <AlertIcon className="mt-px size-3.5" />
            {refused}
          </p>
        )}
        <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {EVENTS.map((event) => (
            <CheckboxField
              key={event}
              label={event}
              hint={EVENT_HINTS[event]}
              {...field(eventField(event), subscription?.events.includes(event) ? 'on' : 'off')}
            />
          ))}
        </div>
        <p className="text-xs text-muted-foreground">
          A receiver hears of all tickets, those of private teams too, and of internal notes.
        </p>
      </fieldset>
      <div className="flex flex-wrap items-center gap-4">
        <Button
          type="submit"
          variant={subscription ? 'secondary' : 'primary'}
          aria-disabled={pending || undefined}
        >
          {button}
        </Button>
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}
