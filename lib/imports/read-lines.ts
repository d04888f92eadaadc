import 'server-only'
import { Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'
import { delimiterOf } from './delimiter'
import { isEmail } from './guess-mapping'
import type { Delimiter, Encoding, FileProblem, ReadLine } from './types'

const MOST_COLUMNS = 200
const MOST_LINES = 1_000_000
/** Of one line and of one cell, in characters. */
const LONGEST_LINE = 200_000
const LONGEST_CELL = 10_000
/** So much of the text tells its delimiter, and so many lines what its columns are. */
const TELLING = 65_536
const BATCH = 1000

/** Why a file cannot be read, and in which of its lines, where that is known. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'
  constructor(
    readonly problem: FileProblem,
    readonly line?: number,
  ) {
    super(`cannot be read: ${problem}`)
  }
}

export type Columns = { delimiter: Delimiter; headers: string[]; hasHeader: boolean }

/** A batch of lines, with the columns that all of them have. */
export type Batch = { columns: Columns; lines: ReadLine[] }

type Parsed = { info: Info; record: string[] }

/**
 * Reads a CSV file (RFC 4180, and what people make of it) as it arrives, 1,000 lines at a time:
 * no more of it is in memory. Its first line names the columns unless an address stands in it.
 * Throws UnreadableFile where it is none, or more than can be taken.
 */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Batch> {
  const { delimiter, text } = await looked(decoded(bytes, encoding))
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
  })
  const source = Readable.from(text)
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let columns: Columns | undefined
  let lines: ReadLine[] = []
  let number = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const isFirst = !columns
      columns ??= columnsOf(record, delimiter)
      if (isFirst && columns.hasHeader) continue
      if (record.every((cell) => cell.trim() === '')) continue
      number += 1
      if (number > MOST_LINES) throw new UnreadableFile('many_lines')
      const inner = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
      lines.push(lineOf(record, columns.headers.length, { number, line: info.lines - inner }))
      if (lines.length >= BATCH) {
        yield { columns, lines }
        lines = []
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error
  } finally {
    source.destroy()
    parser.destroy()
  }
  if (!columns || number === 0) throw new UnreadableFile('no_lines')
  if (lines.length > 0) yield { columns, lines }
}

async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** Looks at the beginning of a text, which passes again after. */
async function looked(text: AsyncGenerator<string>) {
  const seen: string[] = []
  for (let length = 0; length < TELLING; ) {
    const { done, value } = await text.next()
    if (done) break
    seen.push(value)
    length += value.length
  }
  const beginning = seen.join('').slice(0, TELLING)
  async function* again() {
    yield* seen.splice(0)
    yield* text
  }
  return { delimiter: delimiterOf(beginning), text: again() }
}

function columnsOf(record: string[], delimiter: Delimiter): Columns {
  if (record.length > MOST_COLUMNS) throw new UnreadableFile('many_columns', 1)
  const hasHeader = !record.some((cell) => isEmail(cell))
  const headers = record.map((cell, at) => {
    const name = hasHeader ? cellText(cell).replace(/\s+/g, ' ').trim().slice(0, 200) : ''
    return name || `Column ${at + 1}`
  })
  return { delimiter, headers, hasHeader }
}

function lineOf(
  record: string[],
  width: number,
  place: Pick<ReadLine, 'number' | 'line'>,
): ReadLine {
  const cells = Array.from({ length: width }, (_, at) => cellText(record[at] ?? ''))
  const short = cells.map((cell) => cell.slice(0, LONGEST_CELL).toWellFormed())
  const problem = problemOf(record, width)
  return { ...place, cells: short, ...(problem && { problem }) }
}

function problemOf(record: string[], width: number): ReadLine['problem'] {
  if (record.slice(width).some((cell) => cell.trim() !== '')) return 'columns'
  if (record.some((cell) => cell.length > LONGEST_CELL)) return 'long'
  return record.some((cell) => cell.includes('\0')) ? 'characters' : undefined
}

/** Without the apostrophe that csvCell guards spreadsheets with; Postgres keeps no zeros. */
const cellText = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r])/, '').replaceAll('\0', '\ufffd')

function unreadable(error: CsvError): UnreadableFile {
  const line = Number((error as { lines?: unknown }).lines) || undefined
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new UnreadableFile('long_line', line)
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new UnreadableFile('open_quote', line)
  return new UnreadableFile('broken', line)
}
