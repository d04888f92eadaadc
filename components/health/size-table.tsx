import { Cell, type Column, Row, Table } from '@/components/admin/table'
import { fileSize } from '@/lib/attachments/file-size'
import type { Facts } from '@/lib/health/types'
import { Part } from './part'

const COLUMNS: Column[] = [
  { name: 'Table' },
  { name: 'Size', className: 'w-24 text-right' },
  { name: 'Of it indexes', className: 'w-28 text-right' },
  { name: 'Rows', className: 'w-28 text-right' },
  { name: 'Dead rows', className: 'w-28 text-right' },
]

type SizeTableProps = { tables: Facts['database']['tables']; total: number }

/** The largest tables, with their indexes. */
export function SizeTable({ tables, total }: SizeTableProps) {
  return (
    <Part
      id="tables"
      title="Largest tables"
      note={`of ${fileSize(total)} in all; rows as estimated`}
    >
      <Table caption="Largest tables" columns={COLUMNS}>
        {tables.map(({ name, bytes, index_bytes, rows, dead_rows }) => (
          <Row key={name} className="max-md:flex max-md:flex-wrap">
            <Cell className="truncate font-medium max-md:basis-full">{name}</Cell>
            <Cell className="tabular-nums md:text-right">{fileSize(bytes)}</Cell>
            <Cell className="text-muted-foreground tabular-nums md:text-right">
              {fileSize(index_bytes)}
              <span className="md:sr-only"> of indexes</span>
            </Cell>
            <Cell className="tabular-nums md:text-right">
              {rows.toLocaleString('en')}
              <span className="md:sr-only"> rows</span>
            </Cell>
            <Cell className="text-muted-foreground tabular-nums md:text-right">
              {dead_rows.toLocaleString('en')}
              <span className="md:sr-only"> dead</span>
            </Cell>
          </Row>
        ))}
      </Table>
    </Part>
  )
}
