import type { ContactImport, Existing, ImportState, Outcome, TARGETS } from './types'

export const STATE_LABELS: Record<ImportState, string> = {
  receiving: 'Arriving',
  reading: 'Reading',
  ready: 'To be mapped',
  checking: 'Checking',
  checked: 'Checked',
  importing: 'Importing',
  done: 'Imported',
  cancelled: 'Cancelled',
  failed: 'Not readable',
  undoing: 'Being undone',
  undone: 'Undone',
}

export const TARGET_LABELS: Record<(typeof TARGETS)[number], string> = {
  '': 'Leave out',
  name: 'Name',
  first_name: 'First name',
  last_name: 'Last name',
  email: 'E-mail addresses',
  company: 'Company',
  phone: 'Phone',
  notes: 'Notes',
}

export const EXISTING_LABELS: Record<Existing, string> = {
  fill: 'Fill in what is missing',
  overwrite: 'Take what the file says',
  skip: 'Leave as they are',
}

/** What came of a line, or, while nothing is imported, what would. */
export function outcomeLabel(outcome: Outcome, isCheck: boolean): string {
  const [done, planned] = OUTCOMES[outcome]
  return isCheck ? planned : done
}

const OUTCOMES: Record<Outcome, [done: string, planned: string]> = {
  created: ['Created', 'New'],
  updated: ['Updated', 'To update'],
  unchanged: ['Already so', 'Already so'],
  skipped: ['Left alone', 'Left alone'],
  refused: ['Refused', 'Refused'],
}

const WORKING: readonly ImportState[] = ['receiving', 'reading', 'checking', 'importing', 'undoing']

/** Whether a worker is at it, so that the page will show something else soon. */
export const isWorking = (state: ImportState) => WORKING.includes(state)

/** Whether what stands beside the lines is only what would become of them. */
export const isCheck = ({ startedAt }: ContactImport) => startedAt === null

const DELIMITERS: Record<string, string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar',
}
const ENCODINGS: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}

/** How a file is written: "Semicolon, UTF-8". */
export function formatText({ delimiter, encoding }: ContactImport): string {
  return [delimiter && DELIMITERS[delimiter], encoding && ENCODINGS[encoding]]
    .filter(Boolean)
    .join(', ')
}

/** "1 contact", "1,000 contacts". */
export function counted(count: number, one = 'contact'): string {
  return `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`
}

/** What an import, or its check, has come to: "12 created, 1 refused". What did not occur is left out. */
export function resultText(one: ContactImport): string {
  const parts = (Object.keys(OUTCOMES) as Outcome[])
    .filter((outcome) => one[outcome] > 0)
    .map(
      (outcome) =>
        `${one[outcome].toLocaleString('en')} ${outcomeLabel(outcome, isCheck(one)).toLowerCase()}`,
    )
  return parts.join(', ')
}
