import { queryString } from '@/lib/forms/search-params'
import type { BulkKind } from './types'

/** What each kind is called, and where its list is. */
export const KINDS = {
  ticket: { one: 'ticket', many: 'tickets', list: 'Tickets', path: '/tickets' },
  contact: { one: 'contact', many: 'contacts', list: 'Contacts', path: '/contacts' },
  company: { one: 'company', many: 'companies', list: 'Companies', path: '/companies' },
} as const satisfies Record<BulkKind, object>

/** "1 ticket", "1,000 companies". */
export function counted(kind: BulkKind, count: number): string {
  const { one, many } = KINDS[kind]
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** Where a list is, and what it is to show: `q`, `cursor`, and `bulk` for what was just done. */
export function listOf(kind: BulkKind, shown: Parameters<typeof queryString>[0] = {}): string {
  return `${KINDS[kind].path}${queryString(shown)}`
}

/** Where a bulk change is shown. */
export function pageOf({ kind, id }: { kind: BulkKind; id: string }): string {
  return `${KINDS[kind].path}/bulk/${id}`
}
