import type { ComponentProps, ReactNode } from 'react'
import { cn } from '@/lib/cn'

export type Column = { name: string; className?: string; hideName?: boolean }

type TableProps = { caption: string; columns: Column[]; children: ReactNode }

/** A dense list of the management panel: a table on a screen, on a phone two lines a row. */
export function Table({ caption, columns, children }: TableProps) {
  return (
    <table className="w-full table-fixed max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:sr-only">
        <tr className="border-b">
          {columns.map(({ name, className, hideName }) => (
            <th
              key={name}
              scope="col"
              className={cn(
                'h-8 px-2 text-left text-2xs font-medium text-muted-foreground first:pl-6 last:pr-6',
                className,
              )}
            >
              <span className={hideName ? 'sr-only' : 'block truncate'}>{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">{children}</tbody>
    </table>
  )
}

/** A row; with a `RowLink` in it the whole of it leads there. See `TicketTableRow` for the clip. */
export function Row({ className, ...props }: ComponentProps<'tr'>) {
  return (
    <tr
      className={cn(
        'relative h-9 border-b transform-[scale(1)] [clip-path:inset(0)] hover:bg-accent has-[a:focus-visible]:bg-accent max-md:h-auto max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:px-4 max-md:py-2.5',
        className,
      )}
      {...props}
    />
  )
}

export function Cell({ className, ...props }: ComponentProps<'td'>) {
  return (
    <td className={cn('max-md:min-w-0 md:px-2 md:first:pl-6 md:last:pr-6', className)} {...props} />
  )
}

/** Makes the link that this is put on cover its row. */
export const coverRow =
  'min-w-0 truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring'
