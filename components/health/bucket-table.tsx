import { Cell, type Column, Row, Table } from '@/components/admin/table'
import { fileSize } from '@/lib/attachments/file-size'
import type { Facts } from '@/lib/health/types'
import { Part } from './part'

const COLUMNS: Column[] = [
  { name: 'Bucket' },
  { name: 'Size', className: 'w-24 text-right' },
  { name: 'Files', className: 'w-28 text-right' },
]

/** What lies in Storage. */
export function BucketTable({ buckets }: { buckets: Facts['storage'] }) {
  return (
    <Part id="files" title="Files in Storage" note="As counted within the last hour">
      <Table caption="Files in Storage" columns={COLUMNS}>
        {buckets.map(({ bucket, bytes, objects }) => (
          <Row key={bucket} className="max-md:flex">
            <Cell className="truncate font-medium max-md:flex-1">{bucket}</Cell>
            <Cell className="tabular-nums md:text-right">{fileSize(bytes)}</Cell>
            <Cell className="tabular-nums md:text-right">
              {objects.toLocaleString('en')}
              <span className="md:sr-only"> files</span>
            </Cell>
          </Row>
        ))}
      </Table>
    </Part>
  )
}
