import Link from 'next/link'
import { Cell, type Column, coverRow, Row, Table } from '@/components/admin/table'
import { RelativeTime } from '@/components/tickets/relative-time'
import { EmptyState } from '@/components/ui/empty-state'
import { FileIcon } from '@/components/ui/icons'
import { resultText, STATE_LABELS } from '@/lib/imports/labels'
import type { ContactImport } from '@/lib/imports/types'

const COLUMNS: Column[] = [
  { name: 'File', className: 'w-1/3' },
  { name: 'State', className: 'w-28' },
  { name: 'Contacts' },
  { name: 'By', className: 'w-40' },
  { name: 'When', className: 'w-24 text-right' },
]

type ImportTableProps = { imports: ContactImport[]; timeZone: string }

/** Imports of the last 30 days; each row leads to what became of it. */
export function ImportTable({ imports, timeZone }: ImportTableProps) {
  if (imports.length === 0) {
    return (
      <EmptyState icon={<FileIcon className="size-5" />} title="No imports yet">
        Contacts come in from a CSV file. It is checked before anything is written, and what it did
        can be undone for 30 days.
      </EmptyState>
    )
  }
  const now = Date.now()
  return (
    <Table caption="Imports" columns={COLUMNS}>
      {imports.map((one) => (
        <ImportRow key={one.id} {...{ one, timeZone, now }} />
      ))}
    </Table>
  )
}

type ImportRowProps = { one: ContactImport; timeZone: string; now: number }

function ImportRow({ one, timeZone, now }: ImportRowProps) {
  return (
    <Row className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto]">
      <Cell>
        <div className="flex min-w-0">
          <Link href={`/admin/imports/${one.id}`} prefetch={false} className={coverRow}>
            <bdi title={one.fileName}>{one.fileName}</bdi>
          </Link>
        </div>
      </Cell>
      <Cell className="max-md:justify-self-end max-md:text-xs">
        <span className={one.state === 'failed' ? 'text-destructive' : undefined}>
          {STATE_LABELS[one.state]}
        </span>
      </Cell>
      <Cell className="text-muted-foreground max-md:text-xs">
        <span className="block truncate">
          {resultText(one) || `${one.total.toLocaleString('en')} lines`}
        </span>
      </Cell>
      <Cell className="text-muted-foreground max-md:hidden">
        <bdi className="block truncate">{one.by}</bdi>
      </Cell>
      <Cell className="text-right text-xs text-muted-foreground">
        <RelativeTime at={one.createdAt} timeZone={timeZone} now={now} />
      </Cell>
    </Row>
  )
}
