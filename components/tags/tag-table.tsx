import Link from 'next/link'
import { Cell, type Column, coverRow, Row, Table } from '@/components/admin/table'
import { TagIcon } from '@/components/layout/nav-icons'
import { EmptyState } from '@/components/ui/empty-state'
import type { CountedTag } from '@/lib/tags/types'
import { countText } from './count-text'

const COLUMNS: Column[] = [{ name: 'Name' }, { name: 'Tickets', className: 'w-28 text-right' }]

/** Tags by name; each row leads to what can be done about the tag. */
export function TagTable({ tags, narrowed }: { tags: CountedTag[]; narrowed: boolean }) {
  if (tags.length === 0) {
    return (
      <EmptyState
        icon={<TagIcon className="size-5" />}
        title={narrowed ? 'No tag fits' : 'No tags yet'}
      >
        {narrowed
          ? 'No tag has this in its name.'
          : 'Agents make tags as they give them to tickets. Here they are renamed, merged and deleted.'}
      </EmptyState>
    )
  }
  return (
    <Table caption="Tags" columns={COLUMNS}>
      {tags.map(({ id, name, tickets }) => (
        <Row key={id} className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto]">
          <Cell>
            <div className="flex min-w-0">
              <Link
                href={`/admin/tags/${id}`}
                prefetch={false}
                className={coverRow}
                title={name}
                dir="auto"
              >
                {name}
              </Link>
            </div>
          </Cell>
          <Cell className="text-right text-muted-foreground tabular-nums max-md:text-xs">
            {countText(tickets)}
            <span className="md:hidden"> {tickets === 1 ? 'ticket' : 'tickets'}</span>
          </Cell>
        </Row>
      ))}
    </Table>
  )
}
