import { csvStream } from '@/lib/csv/csv-file'
import { reasonText } from './refusals'
import type { ContactImport, ImportLine } from './types'

/**
 * The refused lines as CSV: the file's own columns, so that they can be mended and sent again, and
 * behind them where each stood and why it was refused.
 */
export function refusedCsv(
  { headers }: ContactImport,
  pages: AsyncGenerator<ImportLine[]>,
): ReadableStream<Uint8Array> {
  const cellsOf = (line: ImportLine) => [
    ...line.cells,
    String(line.line),
    reasonText(line, headers) ?? '',
  ]
  return csvStream([...headers, 'Line', 'Reason'], pages, cellsOf)
}
