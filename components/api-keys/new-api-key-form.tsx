'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { InputField } from '@/components/ui/form-fields'
import { LinkButton } from '@/components/ui/link-button'
import { SCOPE_NAMES, SCOPES } from '@/lib/api/scopes'
import { createApiKeyAction } from '@/lib/api-keys/actions'
import type { NewKeyState } from '@/lib/api-keys/types'
import { useActionForm } from '@/lib/forms/use-action-form'

/** Makes a key; once made, it stands here and nowhere else. */
export function NewApiKeyForm() {
  const { state, formAction, pending, field } = useActionForm(createApiKeyAction)
  const { key, name } = state as NewKeyState
  if (key && name) return <NewKey apiKey={key} name={name} />
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex max-w-2xl flex-col gap-6 px-4 py-6 sm:px-6"
    >
      <InputField
        label="Name"
        hint="What it is for: history shows it."
        autoComplete="off"
        required
        {...field('name')}
      />
      <fieldset className="flex flex-col gap-3">
        <legend className="pb-2 text-xs font-medium">It may</legend>
        {SCOPE_NAMES.map((scope) => (
          <CheckboxField key={scope} label={SCOPES[scope]} hint={scope} {...field(scope, 'off')} />
        ))}
      </fieldset>
      <InputField
        label="Requests a minute"
        hint="Over all processes together; more are told to wait."
        inputMode="numeric"
        autoComplete="off"
        className="sm:max-w-60"
        {...field('requests_per_minute', '600')}
      />
      <div className="border-t border-dashed border-perforation pt-4">
        <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
          Create key
        </Button>
      </div>
    </ActionForm>
  )
}

function NewKey({ apiKey, name }: { apiKey: string; name: string }) {
  return (
    <div className="flex max-w-2xl flex-col gap-4 px-4 py-6 sm:px-6">
      <div role="status" className="flex flex-col gap-3 rounded-lg border bg-success-soft p-4">
        <p>
          The key <bdi className="font-medium">{name}</bdi> is made. Copy it now: it is not shown
          again.
        </p>
        <code className="rounded-md border bg-card px-3 py-2 font-mono text-xs wrap-anywhere select-all">
          {apiKey}
        </code>
      </div>
      <LinkButton href="/admin/api-keys" className="w-fit">
        Done
      </LinkButton>
    </div>
  )
}
