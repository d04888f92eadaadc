'use client'
import { type ComponentProps, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { cn } from '@/lib/cn'
import { ChevronIcon } from './icons'
import { controlStyle } from './input'

export type Choice = { value: string; label: string }

type SelectProps = Omit<ComponentProps<'select'>, 'defaultValue' | 'value' | 'ref'> & {
  defaultValue: string
  choices: Choice[]
  ref?: Ref<HTMLSelectElement | null>
}

/**
 * A native select whose default may change. React sets a select's default once and resets forms
 * after each action: without this the choice of a refused form would be lost.
 */
export function Select({ className, choices, defaultValue, ref, ...props }: SelectProps) {
  const own = useRef<HTMLSelectElement>(null)
  const touched = useRef(false)
  useImperativeHandle<HTMLSelectElement | null, HTMLSelectElement | null>(ref, () => own.current)

  useLayoutEffect(() => {
    const select = own.current
    const touch = () => {
      touched.current = true
    }
    const forget = () => {
      touched.current = false
    }
    // Something may have been chosen before the scripts ran.
    if ([...(select?.options ?? [])].some((one) => one.selected && !one.defaultSelected)) touch()
    const form = select?.form
    select?.addEventListener('input', touch)
    form?.addEventListener('reset', forget)
    return () => {
      select?.removeEventListener('input', touch)
      form?.removeEventListener('reset', forget)
    }
  }, [])

  useLayoutEffect(() => {
    const select = own.current
    if (!select) return
    const chosen = select.value
    for (const option of select.options) option.defaultSelected = option.value === defaultValue
    select.value = touched.current ? chosen : defaultValue
  }, [defaultValue])

  return (
    <span className="relative block min-w-0">
      <select
        ref={own}
        defaultValue={defaultValue}
        className={cn(
          controlStyle,
          'h-8 cursor-pointer appearance-none truncate pr-7 pl-2.5 pointer-coarse:h-11',
          className,
        )}
        {...props}
      >
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronIcon className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 rotate-90 text-muted-foreground" />
    </span>
  )
}
