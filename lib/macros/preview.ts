import 'server-only'
import { previewOf } from '@/lib/answering/preview'
import { fillMacro } from '@/lib/answering/queries'
import { macroWords } from '@/lib/answering/words'
import type { Db } from '@/lib/supabase/clients'

/** A macro on one ticket: the reply as safe HTML, empty without one, and what would change. */
export type ShownMacro = { ticket: number; html: string; changes: string[] }

/** What a macro would do to a ticket, which stays as it is; null without such a ticket to see. */
export async function previewMacro(
  db: Db,
  macro: string,
  ticket: number | undefined,
): Promise<ShownMacro | null> {
  if (ticket === undefined) return null
  const filled = await fillMacro(db, macro, ticket)
  if (!filled) return null
  const html = filled.body && (await previewOf(db, ticket, { kind: 'reply', body: filled.body }))
  return { ticket, html, changes: macroWords(filled) }
}
