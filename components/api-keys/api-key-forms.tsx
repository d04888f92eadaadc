'use client'
import { Disclosure } from '@/components/admin/disclosure'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, TextareaField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

/** How often a key may ask. */
export function LimitForm({ limit, save }: { limit: number; save: FormAction }) {
  const { state, formAction, pending, field } = useActionForm(save)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <InputField
        label="Requests a minute"
        inputMode="numeric"
        autoComplete="off"
        className="sm:max-w-60"
        {...field('requests_per_minute', String(limit))}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" aria-disabled={pending || undefined}>
          Save limit
        </Button>
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}

/** Shuts a key out, after asking. */
export function RevokeForm({ name, revoke }: { name: string; revoke: FormAction }) {
  const { state, formAction, pending } = useActionForm(revoke)
  return (
    <Disclosure label="Revoke…" danger open={!state.ok && state.formError !== undefined}>
      <ActionForm
        state={state}
        action={formAction}
        pending={pending}
        className="flex flex-col gap-4 rounded-lg border border-destructive-line p-4"
      >
        <p>
          <bdi className="font-medium">{name}</bdi> is refused from its next request on. This cannot
          be undone.
        </p>
        <Button
          type="submit"
          variant="danger"
          className="w-fit"
          aria-disabled={pending || undefined}
        >
          Revoke key
        </Button>
      </ActionForm>
    </Disclosure>
  )
}

/** The pages elsewhere that may call the API. */
export function OriginsForm({ origins, save }: { origins: string[]; save: FormAction }) {
  const { state, formAction, pending, field } = useActionForm(save)
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <TextareaField
        label="Allowed origins"
        hint="One a line, such as https://shop.example.com. Without any, browsers elsewhere are kept out."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...field('origins', origins.join('\n'))}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" aria-disabled={pending || undefined}>
          Save origins
        </Button>
        <FormStatus state={state} />
      </div>
    </ActionForm>
  )
}
