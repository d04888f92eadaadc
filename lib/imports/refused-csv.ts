import { csvCell } from '@/lib/audit/csv'
import { reasonText } from './refusals'
import type { ContactImport, ImportLine } from './types'

/**
 * The refused lines as CSV (RFC 4180), piece by piece: the file's own columns, so that they can be
 * mended and sent again, and behind them where each stood and why it was refused.
 */
export function refusedCsv(
  { headers }: ContactImport,
  pages: AsyncGenerator<ImportLine[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const row = (cells: string[]) => `${cells.map(csvCell).join(',')}\r\n`
  return new ReadableStream({
    // With its mark: spreadsheets take a file without one for Windows-1252.
    start: (out) => out.enqueue(encoder.encode(`\ufeff${row([...headers, 'Line', 'Reason'])}`)),
    pull: async (out) => {
      const { done, value } = await pages.next()
      if (done) return out.close()
      const rows = value.map((line) =>
        row([...line.cells, String(line.line), reasonText(line, headers) ?? '']),
      )
      out.enqueue(encoder.encode(rows.join('')))
    },
    cancel: async () => {
      await pages.return(undefined)
    },
  })
}
