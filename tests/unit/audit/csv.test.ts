import { expect, test } from 'vitest'
import { auditCsv } from '@/lib/audit/csv'
import type { AuditLine } from '@/lib/audit/types'

const line = (name: string): AuditLine => ({
  id: 1,
  at: '2026-11-22T12:00:00.123456+00:00',
  actor: { kind: 'user', name: 'Admin' },
  action: 'changed',
  kind: 'users',
  object: { id: '0', name },
  changes: { role: { from: 'agent', to: 'admin' } },
})

test('the file has a head, and a line for each line of every page', async () => {
  async function* pages() {
    yield [line('Sam'), line('a "quoted", name')]
    yield [line('=cmd')]
  }
  const text = await new Response(auditCsv(pages())).text()
  const [head, ...lines] = text.split('\r\n')
  expect(head).toMatch(/^time,actor,/)
  expect(lines).toHaveLength(4)
  expect(lines[0]).toBe(
    '2026-11-22T12:00:00.123Z,Admin,user,changed,users,0,Sam,Admin changed the user Sam,Role: Agent → Admin',
  )
  expect(lines[1]).toContain(',"a ""quoted"", name",')
  expect(lines[2]).toContain(",'=cmd,")
})
