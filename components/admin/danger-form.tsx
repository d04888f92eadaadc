'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { Disclosure } from './disclosure'

type DangerFormProps = {
  act: FormAction
  /** What is done: the word on both buttons. */
  verb: string
  /** The name of what goes, which is to be typed. */
  name: string
  /** Says what is lost. */
  lost: string
  /** Another field that the act needs. */
  asks?: { name: string; label: string; hint: string }
}

/** An act that takes something away: says what is lost, and asks for the name of what goes. */
export function DangerForm({ act, verb, name, lost, asks }: DangerFormProps) {
  const { state, formAction, pending, field } = useActionForm(act)
  return (
    <Disclosure label={`${verb}…`} danger open={!state.ok && state.formError !== undefined}>
      <ActionForm
        state={state}
        action={formAction}
        pending={pending}
        className="flex flex-col gap-4 rounded-lg border border-destructive-line p-4"
      >
        <p className="wrap-anywhere">{lost}</p>
        {asks && (
          <InputField
            label={asks.label}
            hint={asks.hint}
            autoComplete="off"
            autoCapitalize="none"
            required
            {...field(asks.name)}
          />
        )}
        <InputField
          label={`Type ${name} to confirm`}
          autoComplete="off"
          autoCapitalize="none"
          required
          {...field('confirm')}
        />
        <Button
          type="submit"
          variant="danger"
          aria-disabled={pending || undefined}
          className="self-start"
        >
          {verb}
        </Button>
      </ActionForm>
    </Disclosure>
  )
}
