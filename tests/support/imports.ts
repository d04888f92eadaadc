import type { Existing, Outcome, Target } from '@/lib/imports/types'
import type { Actor } from './actors'
import { theOnly } from './factories'
import { postgres } from './factories-postgres'

type Given = {
  columns?: Target[]
  rows: string[][]
  existing?: Existing
  state?: 'checking' | 'importing'
}

/** An import as it stands when its check, or it itself, begins. No job works it: `work` does. */
export async function importRow(by: Actor, given: Given): Promise<string> {
  const { columns = ['email', 'name', 'company'], rows, existing = 'fill', state } = given
  const made = await postgres().query<{ id: string }>(
    `insert into public.contact_imports
       (user_id, file_name, state, headers, mapping, existing, total, up_to, started_at)
     values ($1, 'contacts.csv', $2, $3, $4, $5, $6, $6, case when $2 = 'importing' then now() end)
     returning id`,
    [
      by.id,
      state ?? 'importing',
      columns.map((_, at) => `Column ${at + 1}`),
      columns,
      existing,
      rows.length,
    ],
  )
  const { id } = theOnly(made.rows)
  const lines = rows.map((cells, at) => ({ number: at + 1, line: at + 2, cells }))
  await postgres().query(
    `insert into public.contact_import_lines (import_id, number, line, cells)
     select $1, l.number, l.line, l.cells
     from jsonb_to_recordset($2) l (number integer, line integer, cells text[])`,
    [id, JSON.stringify(lines)],
  )
  return id
}

/** Works an import to its end, so many lines at a time. */
export async function work(id: string, atOnce = 1000): Promise<void> {
  for (;;) {
    const { rows } = await postgres().query<{ more: boolean }>(
      'select private.work_contact_import($1, $2) as more',
      [id, atOnce],
    )
    if (!theOnly(rows).more) return
  }
}

/** Begins to undo an import, as `undo_contact_import` does, and leaves the work to the test. */
export async function beginUndo(id: string): Promise<void> {
  await postgres().query(
    `update public.contact_imports set state = 'undoing', undone_at = now(), up_to = worked, worked = 0
     where id = $1`,
    [id],
  )
}

/** What became of the lines, in their order: outcome, and reason or the word of the undo. */
export async function outcomes(id: string): Promise<[Outcome, string | null][]> {
  const { rows } = await postgres().query<{ outcome: Outcome; why: string | null }>(
    `select outcome, coalesce(undo, reason) as why from public.contact_import_lines
     where import_id = $1 order by number`,
    [id],
  )
  return rows.map(({ outcome, why }) => [outcome, why])
}

/** The contact with this address; null when there is none. */
export async function contactWith(email: string) {
  const { rows } = await postgres().query<{
    id: string
    name: string
    company: string | null
    phone: string | null
    notes: string
    emails: string[]
  }>(
    `select c.id, c.name, c.phone, c.notes, o.name as company,
       array(select m.email from public.contact_emails m where m.contact_id = c.id
             order by m.is_primary desc, m.email) as emails
     from public.contact_emails e join public.contacts c on c.id = e.contact_id
     left join public.companies o on o.id = c.company_id where lower(e.email) = lower($1)`,
    [email],
  )
  return rows[0] ?? null
}
