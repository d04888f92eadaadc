import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'

type NoneFoundProps = {
  icon: ReactNode
  things: string
  action: string
  text: string
  /** Where the list begins, when this is a place in it that nothing is at any more. */
  start?: string | undefined
  children: ReactNode
}

/** What stands where a list has nothing to show: that nothing matches, or what the list is for. */
export function NoneFound({ icon, things, action, text, start, children }: NoneFoundProps) {
  if (start) {
    return (
      <EmptyState icon={icon} title={`No more ${things} here`}>
        <Onward href={start}>Back to the first of them</Onward>
      </EmptyState>
    )
  }
  if (text.trim() === '') {
    return (
      <EmptyState icon={icon} title={`No ${things} yet`}>
        {children}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={icon} title={`No ${things} match`}>
      <Onward href={action}>Show all {things}</Onward>
    </EmptyState>
  )
}

function Onward({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="underline decoration-perforation underline-offset-2 hover:decoration-current"
    >
      {children}
    </a>
  )
}
