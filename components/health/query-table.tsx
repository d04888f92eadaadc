import { Cell, type Column, Row, Table } from '@/components/admin/table'
import type { Facts } from '@/lib/health/types'
import { Part } from './part'

const COLUMNS: Column[] = [
  { name: 'Statement' },
  { name: 'Mean', className: 'w-24 text-right' },
  { name: 'Longest', className: 'w-24 text-right' },
  { name: 'Calls', className: 'w-28 text-right' },
]

/** What takes longest of what is asked often; said plainly where nobody counts. */
export function QueryTable({ queries }: { queries: Facts['slow_queries'] }) {
  return (
    <Part
      id="queries"
      title="Slowest statements"
      note="on average, of those asked ten times or more"
    >
      {queries === null || queries.length === 0 ? (
        <p className="border-b px-4 py-2 text-muted-foreground sm:px-6">
          {queries === null
            ? 'Postgres does not count them here: the extension pg_stat_statements is not there, or not loaded.'
            : 'Nothing was asked ten times yet.'}
        </p>
      ) : (
        <Table caption="Slowest statements" columns={COLUMNS}>
          {queries.map(({ query, mean_ms, max_ms, calls }) => (
            <Row key={`${query} ${mean_ms} ${calls}`} className="max-md:flex max-md:flex-wrap">
              <Cell className="max-md:basis-full">
                <details>
                  <summary className="cursor-pointer truncate font-mono text-xs">{query}</summary>
                  <p className="pb-2 font-mono text-xs text-muted-foreground wrap-anywhere">
                    {query}
                  </p>
                </details>
              </Cell>
              <Cell className="tabular-nums md:text-right">
                <span className="md:sr-only">Mean </span>
                {milliseconds(mean_ms)}
              </Cell>
              <Cell className="text-muted-foreground tabular-nums md:text-right">
                <span className="md:sr-only">longest </span>
                {milliseconds(max_ms)}
              </Cell>
              <Cell className="tabular-nums md:text-right">
                {calls.toLocaleString('en')}
                <span className="md:sr-only"> calls</span>
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Part>
  )
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ms`
}
