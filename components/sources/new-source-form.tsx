'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField, SelectField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { LinkButton } from '@/components/ui/link-button'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { PROVIDER_LABELS } from '@/lib/webhooks/labels'
import { PROVIDERS, type SecretState } from '@/lib/webhooks/types'
import { SecretOnce } from './secret-once'
import { SignatureFields } from './signature-fields'

const CHOICES = PROVIDERS.map((value) => ({ value, label: PROVIDER_LABELS[value] }))

type NewSourceFormProps = { create: FormAction<SecretState>; site: string }

/** Makes an inbound endpoint; its secret stands where the form stood. */
export function NewSourceForm({ create, site }: NewSourceFormProps) {
  const { state, formAction, pending, field } = useActionForm(create)
  if (state.ok && state.shown) {
    return (
      <div className="flex flex-col gap-6">
        <FormStatus state={state} />
        <SecretOnce site={site} shown={state.shown} />
        <LinkButton href={`/admin/sources/${state.shown.id}`} className="w-fit">
          Open the source
        </LinkButton>
      </div>
    )
  }
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="group/source flex flex-col gap-5"
    >
      <SelectField label="Provider" choices={CHOICES} {...field('provider', 'standard')} />
      <InputField
        label="Address"
        hint={`The last part of ${site}/api/webhooks/…: lower-case letters, digits and single hyphens.`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        {...field('slug')}
      />
      <InputField
        label="Secret"
        optional
        hint="Leave it empty for a fresh one. Where the provider hands out the secret after it knows the address, as Stripe does, give it afterwards by rotating."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...field('secret')}
      />
      <fieldset className="hidden flex-col gap-4 rounded-lg border p-4 group-has-[option[value=generic]:checked]/source:flex">
        <legend className="px-1 text-xs font-medium">How its events are signed</legend>
        <SignatureFields field={field} />
      </fieldset>
      <div className="flex flex-wrap items-center gap-4 border-t border-dashed border-perforation pt-4">
        <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
          Create source
        </Button>
      </div>
    </ActionForm>
  )
}
