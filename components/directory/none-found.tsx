import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'

type NoneFoundProps = {
  icon: ReactNode
  things: string
  action: string
  text: string
  children: ReactNode
}

/** What stands where a list has nothing to show: that nothing matches, or what the list is for. */
export function NoneFound({ icon, things, action, text, children }: NoneFoundProps) {
  if (text.trim() === '') {
    return (
      <EmptyState icon={icon} title={`No ${things} yet`}>
        {children}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={icon} title={`No ${things} match`}>
      <a
        href={action}
        className="underline decoration-perforation underline-offset-2 hover:decoration-current"
      >
        Show all {things}
      </a>
    </EmptyState>
  )
}
