import type { ReactNode } from 'react'
import { buttonVariants } from '@/components/ui/button'

type DisclosureProps = {
  label: string
  danger?: boolean
  /** Opens it from the outside, for a form in it that was refused. */
  open?: boolean
  children: ReactNode
}

/** Asks before something is done: a native button that shows the question, with or without scripts. */
export function Disclosure({ label, danger = false, open = false, children }: DisclosureProps) {
  return (
    <details open={open} className="group/ask flex flex-col">
      <summary
        className={`${buttonVariants({ variant: danger ? 'danger' : 'secondary' })} w-fit list-none group-open/ask:border-border group-open/ask:text-muted-foreground [&::-webkit-details-marker]:hidden`}
      >
        {label}
      </summary>
      <div className="pt-4">{children}</div>
    </details>
  )
}
