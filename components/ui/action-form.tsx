'use client'
import { type ComponentProps, useEffect, useRef } from 'react'
import type { ActionState } from '@/lib/forms/action-state'
import { Alert } from './alert'

type ActionFormProps = Omit<ComponentProps<'form'>, 'action' | 'ref'> & {
  action: (form: FormData) => void
  state: ActionState
  pending: boolean
}

/**
 * A form on an action: shows the refusal of the whole, leads to the first field that was refused,
 * and is sent once however often the button is pressed. The server alone says what is valid.
 */
export function ActionForm({ state, pending, onSubmit, children, ...props }: ActionFormProps) {
  const ref = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (state.ok) return
    const refused = ref.current?.querySelector<HTMLElement>('[aria-invalid]')
    // A group of choices is led to by the one that is chosen.
    const within = refused?.querySelector<HTMLElement>('input:checked')
    ;(within ?? refused)?.focus()
  }, [state])

  return (
    <form
      ref={ref}
      noValidate
      aria-busy={pending || undefined}
      onSubmit={(event) => {
        if (pending) event.preventDefault()
        else onSubmit?.(event)
      }}
      {...props}
    >
      {!state.ok && state.formError && <Alert>{state.formError}</Alert>}
      {children}
    </form>
  )
}
