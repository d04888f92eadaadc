import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { Logo } from './logo'

type CenteredProps = {
  title: string
  description?: ReactNode
  children?: ReactNode
  /** What stands on the stub: the product's name, unless it is somebody else's page. */
  stub?: ReactNode
  /** For what needs room to write and read. */
  wide?: boolean
}

/** A page with one thing on it, drawn as a ticket: the stub above the perforation, the task below. */
export function Centered({ title, description, children, stub, wide }: CenteredProps) {
  return (
    <main
      className={cn(
        'flex min-h-dvh flex-col items-center bg-sidebar',
        wide ? 'px-3 py-6 sm:px-4 sm:py-12' : 'justify-center px-4 py-12',
      )}
    >
      <div className={cn('w-full rounded-lg border bg-card', wide ? 'max-w-2xl' : 'max-w-96')}>
        <div className="px-6 py-4 sm:px-8">{stub ?? <Logo />}</div>
        <Perforation />
        <div className="flex flex-col gap-6 px-6 pt-6 pb-8 sm:px-8">
          <div className="flex flex-col gap-1.5">
            <h1 className="text-xl wrap-anywhere">
              <bdi>{title}</bdi>
            </h1>
            {description && <div className="text-muted-foreground">{description}</div>}
          </div>
          {children}
        </div>
      </div>
    </main>
  )
}

function Perforation() {
  return (
    <div aria-hidden="true" className="relative mx-3 border-t border-dashed border-perforation">
      <Notch className="right-full -mr-px -translate-x-px rounded-r-full border-l-0" />
      <Notch className="left-full -ml-px translate-x-px rounded-l-full border-r-0" />
    </div>
  )
}

/** Half a hole punched into the edge of the sheet; it shows the desk beneath. */
function Notch({ className }: { className: string }) {
  return <div className={`absolute -top-2 h-4 w-3 border bg-sidebar ${className}`} />
}
