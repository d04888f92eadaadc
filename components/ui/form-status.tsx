import type { ActionState } from '@/lib/forms/action-state'
import { CheckIcon } from './icons'

/** Says that a form was taken, and is read out; there from the start, as screen readers want it. */
export function FormStatus({ state }: { state: ActionState }) {
  return (
    <p role="status" className="flex min-w-0 gap-1.5 text-success empty:hidden">
      {state.ok && (
        <>
          <CheckIcon className="mt-0.5 size-4" />
          <span className="min-w-0 wrap-anywhere">{state.message ?? 'Saved.'}</span>
        </>
      )}
    </p>
  )
}
