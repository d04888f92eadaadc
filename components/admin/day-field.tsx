import { useId } from 'react'
import { Input } from '@/components/ui/input'

type DayFieldProps = { label: string; name: string; day: string; max?: string }

/** A day that a list is narrowed by. */
export function DayField({ label, name, day, max }: DayFieldProps) {
  const id = useId()
  return (
    <div className="flex items-center gap-2 max-sm:w-[calc(50%-0.25rem)] max-sm:flex-col max-sm:items-start max-sm:gap-1">
      <label htmlFor={id} className="text-muted-foreground max-sm:text-xs">
        {label}
      </label>
      <Input id={id} type="date" name={name} defaultValue={day} max={max} />
    </div>
  )
}
