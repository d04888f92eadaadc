import { useId } from 'react'
import { AlertIcon } from '@/components/ui/icons'
import type { FieldConflict, Side } from '@/lib/forms/action-state'
import { ExactTime } from './relative-time'

type ConflictChoiceProps = {
  name: string
  label: string
  conflict: FieldConflict & { yours: Side }
  timeZone: string
}

/** Stands in place of a control that two have changed: both sides, of which one is sent. */
export function ConflictChoice({ name, label, conflict, timeZone }: ConflictChoiceProps) {
  const id = useId()
  const { yours, theirs, by, at } = conflict
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-why`}
      aria-invalid="true"
      className="flex flex-col gap-1.5 rounded-md border border-destructive-line bg-destructive-soft p-2"
    >
      <span id={`${id}-label`} className="text-xs font-medium">
        {label}
      </span>
      <p id={`${id}-why`} className="flex gap-1 text-xs text-destructive">
        <AlertIcon className="mt-px size-3.5" />
        Changed by both of you: choose one.
      </p>
      <Choice name={name} side={yours} chosen>
        Yours, not saved yet
      </Choice>
      <Choice name={name} side={theirs}>
        <bdi>{by ?? 'Somebody else'}</bdi>
        {at && (
          <>
            , <ExactTime at={at} timeZone={timeZone} />
          </>
        )}
      </Choice>
    </div>
  )
}

type ChoiceProps = { name: string; side: Side; chosen?: boolean; children: React.ReactNode }

function Choice({ name, side, chosen = false, children }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer gap-2 rounded-sm border bg-card px-2 py-1.5 has-checked:border-primary pointer-coarse:py-2.5">
      <input
        type="radio"
        name={name}
        value={side.value}
        defaultChecked={chosen}
        className="mt-0.5 size-4 shrink-0 accent-primary"
      />
      <span className="min-w-0">
        <span dir="auto" className="block max-h-40 overflow-y-auto font-medium wrap-anywhere">
          {side.text}
        </span>
        <span className="block text-xs text-muted-foreground">{children}</span>
      </span>
    </label>
  )
}
