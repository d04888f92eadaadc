import type { ReactNode } from 'react'
import { PageBox } from '@/components/bulk-changes/page-box'
import { ArrowDownIcon } from '@/components/ui/icons'
import { cn } from '@/lib/cn'
import type { DirectorySort } from '@/lib/search/filter'

export type DirectoryColumn = {
  name: string
  /** What the list is sorted by when the heading is pressed, and which way first. */
  sort?: DirectorySort
  className?: string
}

type DirectoryTableProps = {
  caption: string
  columns: readonly DirectoryColumn[]
  /** How the list is sorted now. */
  sort: DirectorySort
  /** Where the same list is in another order. */
  href: (order: string) => string
  children: ReactNode
}

/** A list of contacts or companies: a table on a screen, on a phone two lines a row under its orders. */
export function DirectoryTable({ caption, columns, sort, href, children }: DirectoryTableProps) {
  return (
    <div data-follow="">
      <table className="w-full table-fixed max-md:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-md:block">
          <tr className="border-b max-md:flex max-md:items-center max-md:gap-4 max-md:pr-4">
            <th scope="col" className="pick relative max-md:size-11 max-md:shrink-0 md:w-11">
              <span className="sr-only">Select</span>
              <PageBox />
            </th>
            {columns.map((column) => (
              <Heading key={column.name} {...{ column, sort, href }} />
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">{children}</tbody>
      </table>
    </div>
  )
}

type HeadingProps = { column: DirectoryColumn } & Pick<DirectoryTableProps, 'sort' | 'href'>

/** The name of a column, and the way to the same list sorted by it, or turned round. */
function Heading({ column: { name, sort: first, className }, sort, href }: HeadingProps) {
  const sorted = first?.key === sort.key
  const descending = sorted ? !sort.descending : first?.descending
  const direction = sort.descending ? 'descending' : 'ascending'
  return (
    <th
      scope="col"
      aria-sort={sorted ? direction : undefined}
      className={cn(
        'group/heading h-8 px-2 text-left text-2xs font-medium text-muted-foreground max-md:px-0 md:last:pr-6',
        !first && 'max-md:sr-only',
        className,
      )}
    >
      {first ? (
        <a
          href={href(`${first.key}-${descending ? 'desc' : 'asc'}`)}
          className={cn(
            'group/sort inline-flex h-6 items-center gap-1 rounded-sm group-last/heading:md:flex-row-reverse hover:text-foreground pointer-coarse:h-11',
            sorted && 'text-foreground',
          )}
        >
          {name}
          <ArrowDownIcon
            className={cn(
              'size-3',
              !sorted &&
                'opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60',
              sorted && !sort.descending && 'rotate-180',
            )}
          />
        </a>
      ) : (
        name
      )}
    </th>
  )
}

/** The box that selects a row of the list; its form is the bar below. */
export function PickCell({ id, name }: { id: string; name: string }) {
  return (
    <td className="pick relative max-md:row-span-2 max-md:self-stretch max-md:-my-2.5">
      <input
        type="checkbox"
        name="record"
        value={id}
        form="bulk"
        aria-label={`Select ${name}`}
        autoComplete="off"
      />
    </td>
  )
}

/** A row that can be selected: on a phone two lines beside its box. */
export const pickRow =
  'has-[:checked]:bg-primary-soft max-md:grid max-md:grid-cols-[2.75rem_minmax(0,1fr)_auto] max-md:pl-0'
