'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import { type ActionState, UNSENT } from '@/lib/forms/action-state'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import type { View } from '@/lib/views/types'

/** `saved`: the form was posted by the browser itself, and done. */
type ViewFormProps = { view: View; save: FormAction; saved: boolean }

const SAVED: ActionState = { ok: true }

/** What a view is called and what it finds. */
export function ViewForm({ view, save, saved }: ViewFormProps) {
  const { state, formAction, pending, field } = useActionForm(save)
  const version = field('version', String(view.version))
  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-4">
      <input type="hidden" name={version.name} value={version.defaultValue} />
      <InputField label="Name" autoComplete="off" required {...field('name', view.name)} />
      <InputField
        label="Query"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint="As in the search box of the list: status:open team:billing sort:waiting-desc. Empty for all tickets."
        {...field('query', view.query)}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" aria-disabled={pending || undefined}>
          Save changes
        </Button>
        <FormStatus state={saved && state === UNSENT ? SAVED : state} />
      </div>
    </ActionForm>
  )
}
