'use client'
import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { useActionState, useSyncExternalStore } from 'react'
import { type ActionState, refuse, UNSENT } from './action-state'
import { formValues } from './form-values'

/**
 * An action as a form takes it. Arguments are bound where a server component renders the form:
 * bound in a client component, it never answers without JavaScript (vercel/next.js#98045).
 */
export type FormAction<S extends ActionState = ActionState> = (
  state: S,
  form: FormData,
) => Promise<S>

/**
 * A form on an action: works before its JavaScript arrives, gives every field back what was typed
 * after a refusal, and says what is wrong beside it.
 */
export function useActionForm<S extends ActionState = ActionState>(action: FormAction<S>) {
  const hydrated = useSyncExternalStore(never, yes, no)
  // Only the action itself can be posted without scripts; the guard takes over once they run.
  const [state, formAction, pending] = useActionState<S, FormData>(
    hydrated ? guarded(action) : action,
    UNSENT as Awaited<S>,
  )
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

const never = () => () => {}
const yes = () => true
const no = () => false

/** The action, with an answer for the case that none comes: what was typed stays in the form. */
function guarded<S extends ActionState>(action: FormAction<S>): FormAction<S> {
  return async (state, form) => {
    try {
      return await action(state, form)
    } catch (error) {
      unstable_rethrow(error)
      return refuse(reasonOf(error), formValues(form)) as S
    }
  }
}

function reasonOf(error: unknown): string {
  if (unstable_isUnrecognizedActionError(error)) {
    return 'Counterfoil was updated since this page was opened. Copy what you typed, then reload.'
  }
  const { digest } = error as { digest?: string }
  return digest
    ? `Something broke on our side (${digest}). What you typed is still here.`
    : 'The server cannot be reached. What you typed is still here: send it again.'
}
