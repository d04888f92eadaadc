import type { Refusal } from '@/lib/supabase/refusal'
import type { UPLOAD_REFUSALS } from './schema'
import type { ContactImport, ImportLine } from './types'

export type UploadWord = (typeof UPLOAD_REFUSALS)[number]

const UPLOADS: Record<UploadWord, { status: number; text: string }> = {
  empty: { status: 400, text: 'The file is empty.' },
  too_large: { status: 413, text: 'The file is larger than 128 MiB: cut it in two.' },
  too_slow: { status: 408, text: 'The file came in too slowly, and was not kept: try again.' },
  broken: { status: 400, text: 'The file broke off, and was not kept: try again.' },
  no_text: { status: 422, text: 'This is no text file: save your list as CSV first.' },
  workbook: {
    status: 422,
    text: 'This is a workbook or an archive: save the sheet with the contacts as CSV first.',
  },
  no_file: { status: 400, text: 'Choose a file.' },
  forbidden: { status: 403, text: 'Only admins import contacts.' },
}

/** A refusal as the word that stands for it in an address. */
export function uploadRefusalWord(refusal: { kind: string }): UploadWord {
  if (refusal.kind in UPLOADS) return refusal.kind as UploadWord
  return 'broken'
}

/** What to tell somebody whose file was not taken, and the HTTP status that says it to programs. */
export function uploadRefusalText(word: UploadWord) {
  return UPLOADS[word]
}

/** What to tell an admin whose act on an import was refused. */
export function importRefusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'This import does not exist any more.'
    case 'forbidden':
      return 'Only admins import contacts.'
    case 'stale':
      return 'The import has gone on since you opened the page. Reload to see where it is.'
    case 'rule':
      return refusal.constraint === 'contact_imports_by_address'
        ? 'Say which column has the e-mail addresses: contacts are known by them.'
        : 'The columns do not fit the file: reload the page and choose again.'
  }
}

const FILES: Record<string, string> = {
  no_lines: 'There are no contacts in it.',
  many_columns: 'It has more than 200 columns: this is no list of contacts.',
  many_lines: 'It has more than 1,000,000 lines: cut it in two.',
  long_line:
    'A line of it is longer than 200,000 characters: this is no CSV, or a quote is not closed.',
  open_quote: 'A quote is opened and never closed.',
}

/** Why a file could not be read. */
export function fileProblemText({ problem, problemLine }: ContactImport): string {
  const text = FILES[problem ?? ''] ?? 'It cannot be read as CSV.'
  return problemLine ? `${text} (Line ${problemLine.toLocaleString('en')})` : text
}

const LINES: Record<string, string> = {
  columns: 'It has more cells than the first line has columns.',
  long: 'A cell has more than 10,000 characters.',
  characters: 'It has characters that cannot be stored.',
  email_missing: 'It has no e-mail address.',
  email_invalid: 'This is no e-mail address.',
  many_emails: 'It has more than 20 e-mail addresses.',
  name_invalid: 'The name is longer than 200 characters, or no plain text.',
  company_invalid: 'The company is longer than 200 characters, or no plain text.',
  phone_invalid: 'This is no telephone number.',
  notes_long: 'The notes have more than 10,000 characters.',
  field_invalid: 'The field does not take this.',
  two_contacts: 'Its addresses belong to two contacts.',
}

/** Why a line was refused, naming the column; null where there is nothing to say. */
export function reasonText(line: ImportLine, headers: readonly string[]): string | null {
  const { reason, place, earlier } = line
  if (!reason) return null
  if (reason === 'earlier') return `Line ${earlier?.toLocaleString('en')} is the same contact.`
  const text = LINES[reason] ?? `Something broke on our side (${reason}).`
  const column = place ? headers[place - 1] : undefined
  return column ? `${column}: ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text
}

const KEPT: Record<string, string> = {
  undone: 'Undone.',
  in_use: 'It stays: tickets or others point to it.',
  changed: 'It stays: somebody changed it since.',
  gone: 'It was gone already.',
}

/** What came of a line when the import was undone. */
export const undoText = ({ undo }: ImportLine) => (undo ? (KEPT[undo] ?? null) : null)
