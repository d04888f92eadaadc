import { expect, test } from 'vitest'
import { checkMadeUpTree } from '@/tests/support/made-up-tree'

const code = 'export const x = 1\n'

test.each([
  ['lib/tickets/index.ts', 'let others import that file itself'],
  ['lib/tickets/utils.ts', 'name it after the concept'],
  ['lib/tickets/helpers.ts', 'name it after the concept'],
  ['lib/tickets/misc.ts', 'name it after the concept'],
  ['lib/tickets/common.ts', 'name it after the concept'],
  ['components/tickets/util.tsx', 'name it after the concept'],
  ['lib/tickets/query.ts', 'is called queries.ts'],
  ['lib/tickets/schemas.ts', 'is called schema.ts'],
  ['lib/dates.ts', 'lib/<domain>/'],
  ['components/TicketList.tsx', 'is not kebab-case'],
  ['components/ticket_list.tsx', 'is not kebab-case'],
  ['components/Tickets/list.tsx', 'lies in Tickets/'],
  ['app/ticketList/page.tsx', 'lies in ticketList/'],
  ['src/tickets.ts', 'is not a folder of this project'],
  ['supabase/migrations/tickets.sql', '<14 digits of time>'],
])('%s is refused', async (path, advice) => {
  expect(await checkMadeUpTree({ [path]: code })).toEqual([expect.stringContaining(advice)])
})

test('names of the closed set, of concepts, of routes and of migrations pass', async () => {
  const paths = [
    'app/(agent)/tickets/[number]/page.tsx',
    'app/help/[...slug]/not-found.tsx',
    'app/@modal/(.)tickets/page.tsx',
    'app/.well-known/security.txt/route.ts',
    'components/ui/dropdown-menu.tsx',
    'lib/env.ts',
    'lib/tickets/schema.ts',
    'lib/tickets/search-syntax.ts',
    'lib/webhooks/providers/stripe.ts',
    'supabase/local/stack.ts',
    'supabase/migrations/20261122090000_create_tickets.sql',
    'tests/e2e/ticket-list.no-js.spec.ts',
    'docs/decisions/0001-middleware-name.md',
    'README.md',
  ]
  expect(await checkMadeUpTree(Object.fromEntries(paths.map((p) => [p, code])))).toEqual([])
})

test('folders that git ignores are not looked at', async () => {
  const problems = await checkMadeUpTree({
    '.gitignore': 'node_modules/\n.build/\n*.log\n',
    'node_modules/x/index.js': code,
    '.build/utils.ts': code,
  })
  expect(problems).toEqual([])
})

test.each([
  ['app/tickets/page.tsx', 79, 'move drawing to components/'],
  ['app/api/health/route.ts', 59, 'raw body → verify'],
  ['supabase/migrations/20261122090000_tables.sql', 199, 'one concern per migration'],
  ['README.md', 149, 'move the rest to docs/'],
  ['lib/tickets/schema.ts', 300, 'look for the seam'],
  ['app/globals.css', 300, 'look for the seam'],
])('%s has at most %i lines', async (path, most, advice) => {
  expect(await checkMadeUpTree({ [path]: '\n'.repeat(most) })).toEqual([])
  expect(await checkMadeUpTree({ [path]: '\n'.repeat(most + 1) })).toEqual([
    expect.stringContaining(advice),
  ])
})

test('generated types may be as long as they are', async () => {
  const files = { 'lib/supabase/database.types.ts': '\n'.repeat(4000) }
  expect(await checkMadeUpTree(files)).toEqual([])
})
