'use client'
import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import { cn } from '@/lib/cn'
import { controlStyle } from './input'

export type Choice = { value: string; label: string }

type SelectProps = Omit<ComponentProps<'select'>, 'defaultValue' | 'value' | 'ref'> & {
  defaultValue: string
  choices: Choice[]
}

/**
 * A native select whose default may change. React sets a select's default once and resets forms
 * after each action: without this the choice of a refused form would be lost.
 */
export function Select({ className, choices, defaultValue, ...props }: SelectProps) {
  const ref = useRef<HTMLSelectElement>(null)

  useLayoutEffect(() => {
    const select = ref.current
    if (!select) return
    const chosen = select.value
    const touched = [...select.options].some((option) => option.selected && !option.defaultSelected)
    for (const option of select.options) option.defaultSelected = option.value === defaultValue
    select.value = touched ? chosen : defaultValue
  }, [defaultValue])

  return (
    <select
      ref={ref}
      defaultValue={defaultValue}
      className={cn(controlStyle, 'h-8 truncate px-1.5 pointer-coarse:h-11', className)}
      {...props}
    >
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
