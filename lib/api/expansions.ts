import { listApiCompanies, listApiContacts, listApiUsers } from './queries'
import type { Expansion, Row } from './types'

type Ref = { id: string }

/** The whole thing in the place of a reference: one query for all rows of a page. */
function expansion(
  scope: Expansion['scope'],
  field: string,
  load: (db: Parameters<Expansion['apply']>[0], ids: string[]) => Promise<Row[]>,
): Expansion {
  const refOf = (row: Row) => row[field] as Ref | null | undefined
  return {
    scope,
    async apply(db, rows) {
      const ids = [...new Set(rows.flatMap((row) => refOf(row)?.id ?? []))]
      if (ids.length === 0) return
      const found = new Map((await load(db, ids)).map((whole) => [whole.id, whole]))
      for (const row of rows) row[field] = found.get(refOf(row)?.id) ?? row[field]
    },
  }
}

export const expandRequester = expansion('contacts:read', 'requester', async (db, ids) => {
  return (await listApiContacts(db, { ids, limit: ids.length })).rows
})

export const expandAssignee = expansion('users:read', 'assignee', async (db, ids) => {
  return (await listApiUsers(db, { ids, limit: ids.length })).rows
})

export const expandCompany = expansion('contacts:read', 'company', async (db, ids) => {
  return (await listApiCompanies(db, { ids, limit: ids.length })).rows
})
