import Form from 'next/form'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'

type FilterBarProps = {
  /** The page, which takes the fields as its search parameters. */
  action: string
  label: string
  /** Whether anything is narrowed down, so that there is something to clear. */
  active: boolean
  children: ReactNode
}

/** What a list is narrowed by: a plain GET form. Give it a key of its values, or they would stay. */
export function FilterBar({ action, label, active, children }: FilterBarProps) {
  return (
    <Form
      action={action}
      role="search"
      aria-label={label}
      className="flex flex-wrap items-center gap-2 max-sm:items-end border-b px-4 py-2.5 sm:px-6"
    >
      {children}
      <Button type="submit">Apply</Button>
      {active && (
        <LinkButton href={action} prefetch={false} variant="ghost">
          Clear
        </LinkButton>
      )}
    </Form>
  )
}
