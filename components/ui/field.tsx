import { type ReactNode, useId } from 'react'
import { cn } from '@/lib/cn'
import { AlertIcon } from './icons'

type ControlProps = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export type FieldProps = {
  label: string
  /** What is wrong, said beside the control. */
  error?: string | undefined
  hint?: string | undefined
  /** Puts the label beside the control where there is room for both. */
  beside?: boolean
  /** Marks a field that may be left empty. */
  optional?: boolean
  /** Stands opposite the label. */
  aside?: ReactNode
  className?: string | undefined
}

/** A label, a control, and beside it what helps and what is wrong. */
export function Field({
  label,
  error,
  hint,
  optional = false,
  beside = false,
  aside,
  className,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId()
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div
      className={cn(
        'min-w-0 gap-1',
        beside
          ? 'grid grid-cols-[5rem_minmax(0,1fr)] *:col-start-2 *:first:col-start-1'
          : 'flex flex-col',
        className,
      )}
    >
      <div className={cn('flex items-baseline justify-between gap-2', beside && 'self-center')}>
        <label
          htmlFor={id}
          className={cn('text-xs', beside ? 'text-muted-foreground' : 'font-medium')}
        >
          {label}
        </label>
        {optional && <span className="text-2xs text-muted-foreground">Optional</span>}
        {aside}
      </div>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="flex gap-1 text-xs text-destructive">
          <AlertIcon className="mt-px size-3.5" />
          <span className="min-w-0 wrap-anywhere">{error}</span>
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted-foreground">
          {hint}
        </p>
      )}
    </div>
  )
}
