'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { type ActionState, UNSENT } from '@/lib/forms/action-state'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

type AddressFormsProps = {
  emails: readonly string[]
  /** Who they are elsewhere, such as on GitHub. */
  handles: readonly string[]
  seenAt: string
  change: FormAction
  /** A form here was posted by the browser itself, and done. */
  saved: boolean
}

const SAVED: ActionState = { ok: true }

/** The addresses of a contact, the primary one first: what is written to is the first. */
export function AddressForms({ emails, handles, seenAt, change, saved }: AddressFormsProps) {
  const { state, formAction, pending, field } = useActionForm(change)
  const { defaultValue, ...add } = field('add')
  const made = (
    <>
      <input type="hidden" name="seen_at" value={seenAt} />
      <input type="hidden" name="emails" value={emails.join('\n')} />
    </>
  )
  return (
    <section id="addresses" className="flex scroll-mt-16 flex-col gap-3 p-4 sm:p-6 lg:p-5">
      <h2 className="text-sm">Addresses</h2>
      <form action={formAction} aria-label="Addresses">
        {made}
        <ul className="flex flex-col gap-2">
          {emails.map((email, at) => (
            <li key={email} className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <bdi className="min-w-0 flex-1 basis-40 wrap-anywhere">{email}</bdi>
              {at === 0 && <span className="text-2xs text-muted-foreground">Primary</span>}
              {at > 0 && (
                <Button
                  type="submit"
                  size="inline"
                  name="first"
                  value={email}
                  aria-label={`Make ${email} primary`}
                >
                  Make primary
                </Button>
              )}
              {emails.length > 1 && (
                <Button
                  type="submit"
                  size="inline"
                  variant="ghost"
                  name="remove"
                  value={email}
                  aria-label={`Remove ${email}`}
                >
                  Remove
                </Button>
              )}
            </li>
          ))}
          {handles.map((handle) => (
            <li key={handle} className="flex items-center gap-2">
              <bdi className="min-w-0 flex-1 wrap-anywhere">{handle}</bdi>
              <span className="text-2xs text-muted-foreground">GitHub</span>
            </li>
          ))}
        </ul>
      </form>
      <ActionForm
        state={state}
        action={formAction}
        pending={pending}
        className="flex flex-col gap-2"
      >
        {made}
        <InputField
          label="Another address"
          type="email"
          autoComplete="off"
          {...add}
          defaultValue={defaultValue}
        />
        <Button type="submit" aria-disabled={pending || undefined} className="w-fit">
          Add address
        </Button>
      </ActionForm>
      <FormStatus state={saved && state === UNSENT ? SAVED : state} />
    </section>
  )
}
