'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/form-fields'
import { continueBulkChangeAction } from '@/lib/bulk-changes/actions'
import { useActionForm } from '@/lib/forms/use-action-form'

type BulkRunProps = {
  id: string
  worked: number
  total: number
  label: string
  /** It has begun: with scripts it goes on by itself for as long as the page is open. */
  running: boolean
  danger?: boolean
  /** Says how many there are, before the button does it. */
  counts?: boolean
  /** Stands beside the button. */
  children: ReactNode
}

/** Works a bulk change, a part with each sending of the form, and shows how far it is. */
export function BulkRun(props: BulkRunProps) {
  const { id, worked, total, label, running, danger, counts, children } = props
  const ref = useRef<HTMLButtonElement>(null)
  const { state, formAction, pending, field } = useActionForm(continueBulkChangeAction)
  const stuck = !state.ok && state.formError !== undefined
  const { defaultValue, ...count } = field('count')

  // biome-ignore lint/correctness/useExhaustiveDependencies: each part that is worked sends for the next
  useEffect(() => {
    if (running && !pending && !stuck) ref.current?.form?.requestSubmit()
  }, [running, pending, stuck, worked])

  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-3">
      <input type="hidden" name="id" value={id} />
      {running && (
        <progress
          aria-label="Worked"
          value={worked}
          max={total}
          className="h-2 w-full max-w-xl accent-primary"
        />
      )}
      {counts && (
        <InputField
          label="Type the number to go on"
          hint={String(total)}
          inputMode="numeric"
          autoComplete="off"
          required
          className="max-w-60"
          defaultValue={defaultValue}
          {...count}
        />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          ref={ref}
          type="submit"
          variant={danger ? 'danger' : 'primary'}
          aria-disabled={pending || undefined}
        >
          {label}
        </Button>
        {children}
      </div>
    </ActionForm>
  )
}
