export type ImportState =
  | 'receiving'
  | 'reading'
  | 'ready'
  | 'checking'
  | 'checked'
  | 'importing'
  | 'done'
  | 'cancelled'
  | 'failed'
  | 'undoing'
  | 'undone'

/** What a column of a file can be; empty for what is left out. */
export const TARGETS = [
  '',
  'name',
  'first_name',
  'last_name',
  'email',
  'company',
  'phone',
  'notes',
] as const

/** The same, or the field of contacts that has this key. */
export type Target = (typeof TARGETS)[number] | `field.${string}`

/** What becomes of contacts that are known already. */
export const EXISTING = ['fill', 'overwrite', 'skip'] as const
export type Existing = (typeof EXISTING)[number]

export const OUTCOMES = ['created', 'updated', 'unchanged', 'skipped', 'refused'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** What keeps a whole file from being read. */
export type FileProblem =
  | 'no_lines'
  | 'many_columns'
  | 'many_lines'
  | 'long_line'
  | 'open_quote'
  | 'broken'

export type ContactImport = Record<Outcome, number> & {
  id: string
  fileName: string
  /** In bytes; null until it has arrived. */
  size: number | null
  by: string
  state: ImportState
  encoding: Encoding | null
  delimiter: Delimiter | null
  headers: string[]
  hasHeader: boolean
  mapping: Target[]
  existing: Existing
  /** Lines that were read. */
  total: number
  /** How many lines the step at hand goes through, and how many of them are worked. */
  upTo: number
  worked: number
  undone: number
  kept: number
  problem: string | null
  problemLine: number | null
  createdAt: string
  startedAt: string | null
}

/** A line of the file as it was read. */
export type ReadLine = {
  /** Its place among the lines, from 1. */
  number: number
  /** Where it begins in the file, from 1. */
  line: number
  cells: string[]
  problem?: 'columns' | 'long' | 'characters'
}

/** A line, and what became of it or would. */
export type ImportLine = {
  number: number
  line: number
  cells: string[]
  outcome: Outcome | null
  reason: string | null
  /** The column that the reason is about, from 1. */
  place: number | null
  /** The line that speaks of the same contact. */
  earlier: number | null
  undo: 'undone' | 'in_use' | 'changed' | 'gone' | null
}

export type LinePage = { lines: ImportLine[]; next: number | null }

/** What an undo would do now to the contacts of so many `lines`: of a big import, the first of them. */
export type Foresight = {
  lines: number
  deleted: number
  givenBack: number
  inUse: number
  changed: number
  gone: number
}
