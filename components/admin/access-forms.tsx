'use client'
import { ActionForm } from '@/components/ui/action-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/form-fields'
import { FormStatus } from '@/components/ui/form-status'
import type { Choice } from '@/components/ui/select'
import { type FormAction, useActionForm } from '@/lib/forms/use-action-form'
import { Disclosure } from './disclosure'

type AccessFormsProps = {
  name: string
  active: boolean
  openTickets: number
  /** Why the user cannot be deactivated, if so. */
  kept: string | undefined
  /** Who may take the open tickets. */
  heirs: Choice[]
  deactivate: FormAction
  reactivate: FormAction
}

/** Shuts a user out, or lets them in again. One component, so that the answer outlives the change. */
export function AccessForms(props: AccessFormsProps) {
  const deactivation = useActionForm(props.deactivate)
  const reactivation = useActionForm(props.reactivate)
  if (!props.active) {
    const { state, formAction, pending } = reactivation
    return (
      <>
        <FormStatus state={deactivation.state} />
        <ActionForm state={state} action={formAction} pending={pending}>
          <Button type="submit" className="w-fit" aria-disabled={pending || undefined}>
            Reactivate
          </Button>
        </ActionForm>
      </>
    )
  }
  const { state, formAction, pending, field } = deactivation
  const refusal = state.ok ? undefined : state.formError
  if (props.kept) {
    return (
      <>
        {refusal && <Alert>{refusal}</Alert>}
        <p className="text-muted-foreground">{props.kept}</p>
      </>
    )
  }
  return (
    <>
      <FormStatus state={reactivation.state} />
      <Disclosure label="Deactivate…" danger open={refusal !== undefined}>
        <ActionForm
          state={state}
          action={formAction}
          pending={pending}
          className="flex flex-col gap-4 rounded-lg border border-destructive-line p-4"
        >
          <p>
            <bdi className="font-medium">{props.name}</bdi> is signed out at once and cannot sign in
            again. {ticketsText(props.openTickets)}
          </p>
          {props.openTickets > 0 && (
            <SelectField
              label="Who takes the open tickets?"
              choices={props.heirs}
              {...field('hand_tickets_to')}
            />
          )}
          <Button
            type="submit"
            variant="danger"
            className="w-fit"
            aria-disabled={pending || undefined}
          >
            Deactivate
          </Button>
        </ActionForm>
      </Disclosure>
    </>
  )
}

function ticketsText(count: number): string {
  if (count === 0) return 'They have no open tickets.'
  return count === 1
    ? 'They have 1 open ticket.'
    : `They have ${count.toLocaleString('en')} open tickets.`
}
