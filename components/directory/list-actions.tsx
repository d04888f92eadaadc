import { buttonVariants } from '@/components/ui/button'
import { PlusIcon } from '@/components/ui/icons'
import { LinkButton } from '@/components/ui/link-button'
import { queryString } from '@/lib/forms/search-params'

type ListActionsProps = { path: string; q: string; label: string }

/** On top of a list: what it shows as a file, and the way to write down a new one. */
export function ListActions({ path, q, label }: ListActionsProps) {
  return (
    <>
      <a
        href={`${path}/csv${queryString({ q })}`}
        download
        className={buttonVariants({ className: 'max-sm:hidden' })}
      >
        Download CSV
      </a>
      <LinkButton variant="primary" href={`${path}/new`} prefetch={false}>
        <PlusIcon />
        {label}
      </LinkButton>
    </>
  )
}
