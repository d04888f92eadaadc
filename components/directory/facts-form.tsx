'use client'
import type { ReactNode } from 'react'
import { ConflictChoice } from '@/components/tickets/conflict-choice'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { FormStatus } from '@/components/ui/form-status'
import { type ActionState, type FormValues, UNSENT } from '@/lib/forms/action-state'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

type Fact = {
  label: string
  name: string
  defaultValue: string
  error: string | undefined
}

export type FactsFormProps = {
  save: FormAction
  /** What is there, by control; what of it a change was made from goes along with that. */
  values: FormValues
  seenAt: string
  timeZone: string
  /** The form was posted by the browser itself, and done. */
  saved: boolean
  /** The controls, each with its label. */
  facts: readonly { name: string; label: string; control: (fact: Fact) => ReactNode }[]
}

const SAVED: ActionState = { ok: true }

/** What is known of a contact or a company; a fact that two have changed comes back as a choice. */
export function FactsForm({ save, values, seenAt, timeZone, saved, facts }: FactsFormProps) {
  const { state, formAction, pending, field } = useActionForm(save)
  const seen = field('seen_at', seenAt)
  const base = field('base', JSON.stringify(values))
  const conflicts = state.ok ? undefined : state.conflicts
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex flex-col gap-3 p-4 sm:p-6 lg:p-5"
    >
      <input type="hidden" name="seen_at" value={seen.defaultValue} />
      <input type="hidden" name="base" value={base.defaultValue} />
      {facts.map(({ name, label, control }) => {
        const conflict = conflicts?.[name]
        if (!conflict?.yours) return control({ label, ...field(name, values[name]) })
        const both = { ...conflict, yours: conflict.yours }
        return <ConflictChoice key={name} {...{ name, label, timeZone }} conflict={both} />
      })}
      <Button type="submit" aria-disabled={pending || undefined} className="mt-1">
        Save changes
      </Button>
      <FormStatus state={saved && state === UNSENT ? SAVED : state} />
    </ActionForm>
  )
}
