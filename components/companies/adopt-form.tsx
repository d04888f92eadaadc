'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { FormStatus } from '@/components/ui/form-status'
import { type ActionState, UNSENT } from '@/lib/forms/action-state'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'

type AdoptFormProps = {
  adopt: FormAction
  /** How many there are, counted to 1,001. */
  count: number
  /** The form was posted by the browser itself, and done. */
  saved: boolean
}

const ADDED: ActionState = { ok: true, message: 'Added.' }

/** Contacts who have an address at a company's domains and no company: put into it in one go. */
export function AdoptForm({ adopt, count, saved }: AdoptFormProps) {
  const { state, formAction, pending } = useActionForm(adopt)
  const told = saved && state === UNSENT ? ADDED : state
  if (count === 0) return <FormStatus state={told} />
  const some = count > 1000 ? 'More than 1,000 contacts' : `${count} contacts`
  return (
    <ActionForm
      state={state}
      action={formAction}
      pending={pending}
      className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-dashed border-perforation px-3 py-2"
    >
      <p className="min-w-0">
        {count === 1 ? 'One contact has' : `${some} have`} an address at its domains, and no
        company.
      </p>
      <Button type="submit" aria-disabled={pending || undefined}>
        {count > 1000 ? 'Add 1,000 of them' : 'Add to this company'}
      </Button>
      <FormStatus state={told} />
    </ActionForm>
  )
}
