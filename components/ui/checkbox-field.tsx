import { useId } from 'react'
import { AlertIcon } from './icons'

type CheckboxFieldProps = {
  name: string
  /** "on" or "off", as the field of a form has it: spread `field(name, 'on')` into this. */
  defaultValue: string
  label: string
  hint?: string
  error?: string | undefined
}

/** A native checkbox with its label; a hidden "off" goes along, so that an empty one is sent too. */
export function CheckboxField({ name, defaultValue, label, hint, error }: CheckboxFieldProps) {
  const id = useId()
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className="flex gap-2.5">
      <input type="hidden" name={name} value="off" />
      <input
        type="checkbox"
        id={id}
        name={name}
        value="on"
        defaultChecked={defaultValue === 'on'}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        className="mt-0.5 size-4 shrink-0 cursor-pointer accent-primary pointer-coarse:size-5"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="cursor-pointer font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-xs text-muted-foreground">
            {hint}
          </p>
        )}
        {error && (
          <p id={`${id}-error`} className="flex gap-1 text-xs text-destructive">
            <AlertIcon className="mt-px size-3.5" />
            {error}
          </p>
        )}
      </div>
    </div>
  )
}
