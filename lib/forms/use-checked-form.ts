'use client'
import { type ChangeEvent, type FocusEvent, useState } from 'react'
import { type ResolverResult, useForm } from 'react-hook-form'
import type { z } from 'zod'
import type { FormValues } from './action-state'
import { parseForm } from './parse-form'
import { type FormAction, useActionForm } from './use-action-form'

/**
 * `useActionForm`, and each field is checked by the operation's own schema as soon as it is left: for long
 * forms, where a refusal at the end would come late. The server decides all the same.
 */
export function useCheckedForm(action: FormAction, schema: z.ZodType) {
  const form = useActionForm(action)
  const { register, formState } = useForm<FormValues>({
    mode: 'onTouched',
    resolver: (values) => validate(values, schema),
  })
  const [edited, setEdited] = useState({ since: form.state, names: new Set<string>() })
  const names = edited.since === form.state ? edited.names : new Set<string>()

  return {
    ...form,
    field(name: string, fallback = '') {
      const answered = form.field(name, fallback)
      const { ref, onBlur: check, onChange } = register(name)
      const found = formState.errors[name]?.message
      return {
        ...answered,
        ref,
        onBlur(event: FocusEvent) {
          // On the way to a button: a word that appears here would move it from under the mouse.
          if (!(event.relatedTarget instanceof HTMLButtonElement)) check(event)
        },
        onChange(event: ChangeEvent) {
          if (!names.has(name)) setEdited({ since: form.state, names: new Set([...names, name]) })
          return onChange(event)
        },
        // What the server said of a field stands until it is changed.
        error: found ?? (names.has(name) ? undefined : answered.error),
      }
    },
  }
}

function validate(values: FormValues, schema: z.ZodType): ResolverResult<FormValues> {
  const parsed = parseForm(schema, values)
  if (parsed.ok || parsed.state.ok) return { values, errors: {} }
  const found = Object.entries(parsed.state.fieldErrors ?? {})
  return {
    values: {},
    errors: Object.fromEntries(
      found.map(([name, messages]) => [name, { type: 'schema', message: messages?.[0] }]),
    ),
  }
}
