/** What a file of CSV begins with: spreadsheets take one without it for Windows-1252. */
export const csvMark = '\ufeff'

/** Lines of a file as CSV (RFC 4180), piece by piece as its pages are read. */
export function csvStream<R>(
  head: readonly string[],
  pages: AsyncGenerator<R[]>,
  cellsOf: (row: R) => readonly string[],
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (out) => out.enqueue(encoder.encode(csvMark + csvLine(head))),
    pull: async (out) => {
      const { done, value } = await pages.next()
      if (done) out.close()
      else out.enqueue(encoder.encode(value.map((row) => csvLine(cellsOf(row))).join('')))
    },
    cancel: async () => {
      await pages.return(undefined)
    },
  })
}

/** A download; nothing of it is kept by anybody on the way. */
export function csvDownload(name: string, body: BodyInit): Response {
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/**
 * One cell. What a spreadsheet would take for a formula gets an apostrophe before it: names and
 * texts were typed by people.
 */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
