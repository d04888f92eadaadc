'use client'
import { type ComponentProps, useRef, useState } from 'react'
import { knownNames } from '@/components/search/known-names'
import { InputField } from '@/components/ui/form-fields'
import { OfferList } from '@/components/ui/offer-list'
import type { KnownKind, KnownName } from '@/lib/search/completion'

type SuggestingFieldProps = ComponentProps<typeof InputField> & { kind: KnownKind }

const OFFERED = 6

/** A line of text for a name that may be known already: offers are fetched while one types. */
export function SuggestingField({ kind, onChange, onBlur, ...props }: SuggestingFieldProps) {
  const question = useRef(new AbortController())
  const box = useRef<HTMLInputElement>(null)
  const [known, setKnown] = useState<KnownName[]>([])

  function close() {
    question.current.abort()
    setKnown([])
  }

  async function ask(text: string) {
    question.current.abort()
    question.current = new AbortController()
    const { signal } = question.current
    if (text.trim() === '') return setKnown([])
    const names = await knownNames(kind, text, signal)
    if (signal.aborted) return
    setKnown(names.filter(({ value }) => value !== text.trim()).slice(0, OFFERED))
  }

  return (
    <div className="min-w-0">
      <InputField
        autoComplete="off"
        {...props}
        onChange={(event) => {
          box.current = event.target
          onChange?.(event)
          // What is taken from the list changes the field as well, and asks for nothing.
          if (event.nativeEvent.isTrusted) void ask(event.target.value)
        }}
        onBlur={(event) => {
          onBlur?.(event)
          close()
        }}
      />
      <OfferList
        label={props.label}
        noun={['suggestion', 'suggestions']}
        offers={known.map(({ value, about }) => ({ key: value, text: value, about }))}
        box={box}
        take={(index) => {
          if (box.current) fill(box.current, known[index]?.value)
          close()
        }}
        close={close}
      />
    </div>
  )
}

/** Fills the box as if it were typed: the prototype's setter, so that React sees that it changed. */
function fill(input: HTMLInputElement, value: string | undefined) {
  if (value === undefined) return
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  setter?.call(input, value)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
