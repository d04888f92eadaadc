import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Database } from '@/lib/supabase/database.types'
import type { LineFilter } from './schema'
import type { ContactImport, Foresight, ImportLine, LinePage } from './types'

const PAGE_SIZE = 50
const LINES = 100

const IMPORT =
  'id, file_name, size, state, encoding, delimiter, headers, has_header, mapping, existing, total, up_to, worked, created, updated, unchanged, skipped, refused, undone, kept, problem, problem_line, created_at, started_at, users!inner (name)' as const

type ImportPage = { imports: ContactImport[]; next: string | null; previous: string | null }

/**
 * Imports, newest first, those made before this moment. `next` is where the page after begins,
 * `previous` where the one before does: null for the first page.
 */
export async function listImports(db: Db, before?: string): Promise<ImportPage> {
  let query = db
    .from('contact_imports')
    .select(IMPORT)
    .neq('state', 'receiving')
    .order('created_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(PAGE_SIZE + 1)
  if (before) query = query.lt('created_at', before)
  const [{ data, error }, previous] = await Promise.all([
    query,
    before ? momentBefore(db, before) : null,
  ])
  if (error) throw new Error(`list imports: ${error.message}`, { cause: error })
  const imports = data.slice(0, PAGE_SIZE).map(toImport)
  const next = data.length > PAGE_SIZE ? (imports.at(-1)?.createdAt ?? null) : null
  return { imports, next, previous }
}

async function momentBefore(db: Db, before: string): Promise<string | null> {
  const { data, error } = await db
    .from('contact_imports')
    .select('created_at')
    .neq('state', 'receiving')
    .gte('created_at', before)
    .order('created_at')
    .range(PAGE_SIZE, PAGE_SIZE)
  if (error) throw new Error(`imports before ${before}: ${error.message}`, { cause: error })
  return data[0]?.created_at ?? null
}

/** One import; null when there is none. */
export async function getImport(db: Db, id: string): Promise<ContactImport | null> {
  const { data, error } = await db.from('contact_imports').select(IMPORT).eq('id', id).maybeSingle()
  if (error) throw new Error(`get import ${id}: ${error.message}`, { cause: error })
  return data && toImport(data)
}

/** A page of the lines of an import and what came of them: of a cancelled one those it got to. */
export async function listImportLines(
  db: Db,
  id: string,
  { outcome, after }: LineFilter,
  limit = LINES,
): Promise<LinePage> {
  const { data, error } = await db.rpc(
    'list_import_lines',
    {
      import_id: id,
      after,
      page_size: limit + 1,
      ...(outcome && { having_outcome: outcome }),
    },
    { get: true },
  )
  if (error) throw new Error(`list lines of ${id}: ${error.message}`, { cause: error })
  const lines = data.slice(0, limit).map((row) => ({
    ...row,
    // Check constraints hold these to their closed lists.
    outcome: row.outcome as ImportLine['outcome'],
    undo: row.undo as ImportLine['undo'],
  }))
  return { lines, next: data.length > limit ? (lines.at(-1)?.number ?? null) : null }
}

/** Behind which line the page of lines before this one begins: 0 is the first page. */
export async function lineBefore(
  db: Db,
  id: string,
  { outcome, after }: LineFilter,
): Promise<number> {
  if (after === 0) return 0
  let query = db
    .from('contact_import_lines')
    .select('number')
    .eq('import_id', id)
    .lte('number', after)
    .order('number', { ascending: false })
    .range(LINES, LINES)
  if (outcome) query = query.eq('outcome', outcome)
  const { data, error } = await query
  if (error) throw new Error(`lines of ${id} before ${after}: ${error.message}`, { cause: error })
  return data[0]?.number ?? 0
}

/** The first lines of an import as they were read. */
export async function firstLines(db: Db, id: string, limit = 3): Promise<string[][]> {
  const { data, error } = await db
    .from('contact_import_lines')
    .select('cells')
    .eq('import_id', id)
    .order('number')
    .limit(limit)
  if (error) throw new Error(`first lines of ${id}: ${error.message}`, { cause: error })
  return data.map(({ cells }) => cells)
}

/** The refused lines of an import in pieces, in their order. */
export async function* eachRefusedPage(db: Db, id: string): AsyncGenerator<ImportLine[]> {
  for (let after: number | null = 0; after !== null; ) {
    const page: LinePage = await listImportLines(db, id, { outcome: 'refused', after }, 500)
    yield page.lines
    after = page.next
  }
}

/** What an undo would do now; null where there is nothing to undo. */
export async function foreseeUndo(db: Db, id: string): Promise<Foresight | null> {
  const { data, error } = await db.rpc('foresee_import_undo', { import_id: id }).single()
  if (error?.code === 'PT404' || error?.code === 'PT409') return null
  if (error) throw new Error(`foresee undo of ${id}: ${error.message}`, { cause: error })
  const { lines, deleted, given_back, in_use, changed, gone } = data
  return { lines, deleted, givenBack: given_back, inUse: in_use, changed, gone }
}

type Row = Database['public']['Tables']['contact_imports']['Row']
type RawImport = Omit<Row, 'user_id' | 'cancelled_at' | 'undone_at'> & { users: { name: string } }

function toImport(raw: RawImport): ContactImport {
  return {
    id: raw.id,
    fileName: raw.file_name,
    size: raw.size,
    by: raw.users.name,
    // Check constraints hold these to their closed lists.
    state: raw.state as ContactImport['state'],
    encoding: raw.encoding as ContactImport['encoding'],
    delimiter: raw.delimiter as ContactImport['delimiter'],
    mapping: raw.mapping as ContactImport['mapping'],
    existing: raw.existing as ContactImport['existing'],
    headers: raw.headers,
    hasHeader: raw.has_header,
    total: raw.total,
    upTo: raw.up_to,
    worked: raw.worked,
    created: raw.created,
    updated: raw.updated,
    unchanged: raw.unchanged,
    skipped: raw.skipped,
    refused: raw.refused,
    undone: raw.undone,
    kept: raw.kept,
    problem: raw.problem,
    problemLine: raw.problem_line,
    createdAt: raw.created_at,
    startedAt: raw.started_at,
  }
}
