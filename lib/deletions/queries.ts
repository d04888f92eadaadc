import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import type { Json } from '@/lib/supabase/database.types'
import { deletionIdSchema } from './schema'
import type { Deletion, DeletionKind, DeletionPage } from './types'

/** Deletions on one page of the list. */
const PAGE_SIZE = 50

const DELETION = 'id, kind, name, details, deleted_by_name, created_at, expires_at, undone_at'

/** One page of what was deleted in the last thirty days, the newest first. Pages are numbered: they are few. */
export async function listDeletions(db: Db, page: number): Promise<DeletionPage> {
  const start = (page - 1) * PAGE_SIZE
  const { data, error } = await db
    .from('deletions')
    .select(DELETION)
    .gt('expires_at', new Date().toISOString())
    .order('created_at', { ascending: false })
    .order('id', { ascending: false })
    .range(start, start + PAGE_SIZE)
  if (error) throw new Error(`list deletions: ${error.message}`, { cause: error })
  return { deletions: data.slice(0, PAGE_SIZE).map(toDeletion), more: data.length > PAGE_SIZE }
}

/** The deletion that an address names; null when it names none. */
export async function getDeletion(db: Db, id: string | undefined): Promise<Deletion | null> {
  const known = deletionIdSchema.safeParse(id)
  if (!known.success) return null
  const { data, error } = await db
    .from('deletions')
    .select(DELETION)
    .eq('id', known.data)
    .gt('expires_at', new Date().toISOString())
    .maybeSingle()
  if (error) throw new Error(`get deletion ${id}: ${error.message}`, { cause: error })
  return data && toDeletion(data)
}

/** The latest deletion of this row, by its id; null when there is none. */
export async function findDeletion(db: Db, objectId: string): Promise<string | null> {
  const { data, error } = await db
    .from('deletions')
    .select('id')
    .eq('object_id', objectId)
    .order('created_at', { ascending: false })
    .limit(1)
    .maybeSingle()
  if (error) throw new Error(`find deletion of ${objectId}: ${error.message}`, { cause: error })
  return data?.id ?? null
}

type RawDeletion = {
  id: string
  kind: string
  name: string
  details: Json
  deleted_by_name: string
  created_at: string
  expires_at: string
  undone_at: string | null
}

function toDeletion(raw: RawDeletion): Deletion {
  // The functions that delete write nothing else.
  const { tickets, into } = raw.details as { tickets?: number; into?: string }
  return {
    id: raw.id,
    // A check constraint holds it to the closed list.
    kind: raw.kind as DeletionKind,
    name: raw.name,
    tickets: tickets ?? null,
    into: into ?? null,
    by: raw.deleted_by_name,
    at: raw.created_at,
    expiresAt: raw.expires_at,
    undoneAt: raw.undone_at,
  }
}
