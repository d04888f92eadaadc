'use client'
import { Disclosure } from '@/components/admin/disclosure'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, SelectField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import type { Choice } from '@/components/ui/select'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { SecretState } from '@/lib/webhooks/types'
import { SecretOnce } from './secret-once'

const KEEP: Choice[] = [
  { value: '24', label: 'for 24 hours more' },
  { value: '1', label: 'for an hour more' },
  { value: '168', label: 'for a week more' },
  { value: '0', label: 'no more from now on' },
]

/** Gives a source a new secret; the old one lives on for as long as the other side needs. */
export function RotateForm({ rotate, site }: { rotate: FormAction<SecretState>; site: string }) {
  const { state, formAction, pending, field } = useActionForm(rotate)
  return (
    <>
      <FormStatus state={state} />
      {state.ok && state.shown && <SecretOnce site={site} shown={state.shown} />}
      <Disclosure label="Rotate the secret…" open={!state.ok && state.formError !== undefined}>
        <ActionForm
          state={state}
          action={formAction}
          pending={pending}
          className="flex flex-col gap-4 rounded-lg border p-4"
        >
          <InputField
            label="New secret"
            optional
            hint="Leave it empty for a fresh one."
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...field('secret')}
          />
          <SelectField
            label="The old one is taken"
            className="sm:max-w-60"
            choices={KEEP}
            {...field('keep_hours', '24')}
          />
          <Button type="submit" className="w-fit" aria-disabled={pending || undefined}>
            Rotate secret
          </Button>
        </ActionForm>
      </Disclosure>
    </>
  )
}
