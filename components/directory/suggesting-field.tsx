'use client'
import { type ComponentProps, useId, useRef, useState } from 'react'
import { knownNames } from '@/components/tickets/known-names'
import { InputField } from '@/components/ui/form-fields'
import type { KnownName, NamedProperty } from '@/lib/tickets/completion'

type SuggestingFieldProps = ComponentProps<typeof InputField> & { kind: NamedProperty }

/** A line of text for a name that is known already: native suggestions, fetched while one types. */
export function SuggestingField({ kind, onChange, ...props }: SuggestingFieldProps) {
  const id = useId()
  const question = useRef(new AbortController())
  const [known, setKnown] = useState<KnownName[]>([])

  async function ask(text: string) {
    question.current.abort()
    question.current = new AbortController()
    const { signal } = question.current
    if (text.trim() === '') return
    const names = await knownNames(kind, text, signal)
    if (!signal.aborted) setKnown(names)
  }

  return (
    <>
      <InputField
        autoComplete="off"
        list={id}
        {...props}
        onChange={(event) => {
          onChange?.(event)
          void ask(event.target.value)
        }}
      />
      <datalist id={id}>
        {known.map(({ value, about }) => (
          <option key={value} value={value}>
            {about}
          </option>
        ))}
      </datalist>
    </>
  )
}
