'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { continueBulkChangeAction } from '@/lib/bulk-changes/actions'
import { useActionForm } from '@/lib/forms/use-action-form'

type BulkRunProps = {
  id: string
  worked: number
  total: number
  label: string
  /** It has begun: with scripts it goes on by itself for as long as the page is open. */
  running: boolean
  /** Stands beside the button. */
  children: ReactNode
}

/** Works a bulk change, a part with each sending of the form, and shows how far it is. */
export function BulkRun({ id, worked, total, label, running, children }: BulkRunProps) {
  const ref = useRef<HTMLButtonElement>(null)
  const { state, formAction, pending } = useActionForm(continueBulkChangeAction)
  const stuck = !state.ok && state.formError !== undefined

  // biome-ignore lint/correctness/useExhaustiveDependencies: each part that is worked sends for the next
  useEffect(() => {
    if (running && !pending && !stuck) ref.current?.form?.requestSubmit()
  }, [running, pending, stuck, worked])

  return (
    <ActionForm state={state} action={formAction} pending={pending} className="flex flex-col gap-3">
      <input type="hidden" name="id" value={id} />
      {running && (
        <progress
          aria-label="Tickets worked"
          value={worked}
          max={total}
          className="h-2 w-full max-w-xl accent-primary"
        />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button ref={ref} type="submit" variant="primary" aria-disabled={pending || undefined}>
          {label}
        </Button>
        {children}
      </div>
    </ActionForm>
  )
}
