'use client'
import { useEffect } from 'react'
import { type ResolverResult, useForm } from 'react-hook-form'
import type { z } from 'zod'
import type { FormValues } from './action-state'
import { parseForm } from './form-values'
import { type FormAction, useActionForm } from './use-action-form'

/**
 * `useActionForm`, and each field is checked by the operation's own schema as soon as it is left: for long
 * forms, where a refusal at the end would come late. The server decides all the same.
 */
export function useCheckedForm(action: FormAction, schema: z.ZodType) {
  const form = useActionForm(action)
  const { register, reset, formState } = useForm<FormValues>({
    mode: 'onTouched',
    resolver: (values) => check(values, schema),
  })
  const { errors, dirtyFields } = formState

  // What the server said stands until the field is changed again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer begins anew
  useEffect(() => reset(undefined, { keepValues: true }), [form.state, reset])

  return {
    ...form,
    field(name: string, fallback = '') {
      const answered = form.field(name, fallback)
      const { ref, onBlur, onChange } = register(name)
      const found = errors[name]?.message
      return {
        ...answered,
        ref,
        onBlur,
        onChange,
        error: dirtyFields[name] ? found : (found ?? answered.error),
      }
    },
  }
}

function check(values: FormValues, schema: z.ZodType): ResolverResult<FormValues> {
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
