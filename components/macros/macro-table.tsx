import Link from 'next/link'
import { Cell, type Column, coverRow, Row, Table } from '@/components/admin/table'
import { EmptyState } from '@/components/ui/empty-state'
import { ReplyIcon } from '@/components/ui/icons'
import type { ListedMacro } from '@/lib/macros/types'

const COLUMNS: Column[] = [
  { name: 'Name', className: 'w-1/3' },
  { name: 'Reply' },
  { name: 'For', className: 'w-32' },
]

/** Macros by name; each row leads to the macro. */
export function MacroTable({ macros, narrowed }: { macros: ListedMacro[]; narrowed: boolean }) {
  if (macros.length === 0) {
    return (
      <EmptyState
        icon={<ReplyIcon className="size-5" />}
        title={narrowed ? 'No macro fits' : 'No macros yet'}
      >
        {narrowed
          ? 'Nothing is called like this.'
          : 'A macro is a reply that is written once, with what changes on the ticket it is sent on.'}
      </EmptyState>
    )
  }
  return (
    <Table caption="Macros" columns={COLUMNS}>
      {macros.map(({ id, name, body, owner }) => (
        <Row key={id} className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto]">
          <Cell>
            <div className="flex min-w-0">
              <Link href={`/admin/macros/${id}`} prefetch={false} title={name} className={coverRow}>
                <bdi>{name}</bdi>
              </Link>
            </div>
          </Cell>
          <Cell className="text-muted-foreground max-md:col-span-2 max-md:row-start-2 max-md:text-xs">
            <bdi className="block truncate">{body || 'No reply'}</bdi>
          </Cell>
          <Cell className="text-muted-foreground max-md:col-start-2 max-md:row-start-1 max-md:text-xs">
            <bdi className="block truncate" title={owner?.name}>
              {owner?.name ?? 'Everybody'}
            </bdi>
          </Cell>
        </Row>
      ))}
    </Table>
  )
}
