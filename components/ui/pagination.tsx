import Link from 'next/link'
import { cn } from '@/lib/cn'
import { buttonVariants } from './button'

type PaginationProps = {
  previous: string | undefined
  next: string | undefined
  label?: string
  /** Around it: what a list of its own needs. */
  room?: string
}

/** Links to the pages before and after; greyed out where the list ends. */
export function Pagination({
  previous,
  next,
  label = 'Pages',
  room = 'px-4 py-3 sm:px-6',
}: PaginationProps) {
  if (!previous && !next) return null
  return (
    <nav aria-label={label} className={cn('flex items-center justify-end gap-2', room)}>
      <PageLink href={previous} rel="prev" name="Previous" />
      <PageLink href={next} rel="next" name="Next" />
    </nav>
  )
}

function PageLink({ href, rel, name }: { href: string | undefined; rel: string; name: string }) {
  if (!href) {
    return (
      <span aria-hidden="true" className={buttonVariants({ variant: 'off' })}>
        {name}
      </span>
    )
  }
  return (
    <Link href={href} rel={rel} prefetch={false} className={buttonVariants()}>
      {name}
    </Link>
  )
}
