'use client'
import { useActionState } from 'react'
import { type ActionState, UNSENT } from './action-state'

/**
 * An action as a form takes it. Arguments are bound where a server component renders the form:
 * bound in a client component, it never answers without JavaScript (vercel/next.js#98045).
 */
export type FormAction = (state: ActionState, form: FormData) => Promise<ActionState>

/**
 * A form on an action: works before its JavaScript arrives, gives every field back what was typed
 * after a refusal, and says what is wrong beside it.
 */
export function useActionForm(action: FormAction) {
  const [state, formAction, pending] = useActionState(action, UNSENT)
  return {
    state,
    formAction,
    pending,
    /** Props of a native control: its name, what was typed, and its error. */
    field(name: string, fallback = '') {
      const errors = state.ok ? undefined : state.fieldErrors?.[name]
      return {
        name,
        defaultValue: state.ok ? fallback : (state.values[name] ?? fallback),
        error: errors?.[0],
      }
    },
  }
}
