import type { ReactNode } from 'react'
import { NumberLink } from './number-link'

type NumberTableProps = {
  /** What the region is called that is moved sideways. */
  name: string
  /** The table's caption, for who does not see it. */
  about: string
  children: ReactNode
}

/** A table of numbers, moved sideways where it is wider than its place, by keys as well. */
export function NumberTable({ name, about, children }: NumberTableProps) {
  return (
    <section
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable (WCAG 2.1.1)
      tabIndex={0}
      className="relative mt-2 overflow-x-auto print:overflow-visible"
    >
      <table className="w-full">
        <caption className="sr-only">{about}</caption>
        {children}
      </table>
    </section>
  )
}

type NumberHeadProps = {
  /** What it is a part of, where its place says that to the eye alone. */
  of?: string
  /** The names of the rows, which stay in sight. */
  first?: boolean
  className?: string
  children: ReactNode
}

export function NumberHead({ of, first, className = '', children }: NumberHeadProps) {
  const side = first ? 'sticky left-0 bg-background pr-2 text-left' : 'px-2 text-right last:pr-0'
  return (
    <th
      scope="col"
      className={`h-8 text-2xs font-medium whitespace-nowrap text-muted-foreground ${side} ${className}`}
    >
      {of && <span className="sr-only">{of}, </span>}
      {children}
    </th>
  )
}

type NumberCellProps = {
  /** The list behind the number, and what that is of. */
  href?: string
  label?: string
  /** How it was in the range before: what is shown of it, and what that was. */
  change?: { text: string; before: string }
  children: string
}

export function NumberCell({ href, label = '', change, children }: NumberCellProps) {
  return (
    <td className="h-9 px-2 text-right whitespace-nowrap tabular-nums last:pr-0">
      {href ? (
        <NumberLink href={href} label={label}>
          {children}
        </NumberLink>
      ) : (
        children
      )}
      {change?.text && (
        <span
          className="block text-2xs leading-none text-muted-foreground"
          title={`Before: ${change.before}`}
        >
          {change.text}
          <span className="sr-only"> (before: {change.before})</span>
        </span>
      )}
    </td>
  )
}
