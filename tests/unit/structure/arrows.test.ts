import { expect, test } from 'vitest'
import { checkMadeUpTree } from '@/tests/support/made-up-tree'

test('a tree whose arrows run from app to components to lib passes', async () => {
  const problems = await checkMadeUpTree({
    'app/page.tsx': "import { List } from '@/components/tickets/list'\nimport '@/lib/cn'\n",
    'components/tickets/list.tsx': "import { cn } from '@/lib/cn'\nexport const List = cn\n",
    'lib/cn.ts': 'export const cn = 1\n',
    'scripts/crm.ts':
      "import '../lib/cn'\nimport { startStack } from '@/supabase/local/stack'\nstartStack()\n",
    'supabase/local/stack.ts': "import '@/lib/cn'\nexport const startStack = () => {}\n",
    'middleware.ts': "import '@/lib/cn'\n",
  })
  expect(problems).toEqual([])
})

test.each([
  ['components/a.tsx', '@/app/page', 'app/ holds routes only'],
  ['components/a.tsx', '../app/page', 'app/ holds routes only'],
  ['lib/tickets/a.ts', '@/app/page', 'app/ holds routes only'],
  ['lib/tickets/a.ts', '@/components/a', 'move the logic the two share to lib/<domain>/'],
  ['lib/tickets/a.ts', '@/supabase/local/stack', 'read it as a setting from lib/env.ts'],
  ['lib/tickets/a.ts', '@/scripts/crm', 'let the script call it'],
  ['app/page.tsx', '@/scripts/crm', 'let the script call it'],
  ['app/page.tsx', '@/tests/support/stack', 'only tests import tests/'],
  ['supabase/local/stack.ts', '@/scripts/crm', 'let the script call it'],
  ['scripts/crm.ts', '@/components/a', 'components/ only draw'],
  ['middleware.ts', '@/supabase/local/stack', 'absent in production'],
  ['tests/e2e/a.spec.ts', '@/app/page', 'app/ holds routes only'],
])('%s may not import %s', async (path, target, advice) => {
  const problems = await checkMadeUpTree({ [path]: `import { x } from '${target}'\n` })
  expect(problems).toEqual([expect.stringContaining(advice)])
})

test.each([
  ["import type { X } from '@/app/page'", 'a type'],
  ["import {\n  x,\n  type Y as Z,\n} from '@/app/page'", 'several lines'],
  ["export * from '@/app/page'", 'a re-export'],
  ["import '@/app/page'", 'an effect'],
  [`const page = await ${'import'}('@/app/page')`, 'a late import'],
])('an arrow is seen in %j (%s)', async (statement) => {
  const problems = await checkMadeUpTree({ 'lib/tickets/a.ts': `${statement}\n` })
  expect(problems).toHaveLength(1)
})

test('an import that only a comment speaks of is no arrow', async () => {
  const text = "// import { x } from '@/app/page'\n/* import '@/app/page' */\nexport const x = 1\n"
  expect(await checkMadeUpTree({ 'lib/tickets/a.ts': text })).toEqual([])
})

test('a circle of imports is told once, with the way round', async () => {
  const problems = await checkMadeUpTree({
    'lib/tickets/a.ts': "import './b'\n",
    'lib/tickets/b.ts': "import type { C } from '@/lib/tickets/c'\n",
    'lib/tickets/c.ts': "export * from './a'\n",
    'lib/tickets/d.ts': "import './a'\n",
  })
  expect(problems).toEqual([
    expect.stringContaining(
      'lib/tickets/a.ts → lib/tickets/b.ts → lib/tickets/c.ts → lib/tickets/a.ts',
    ),
  ])
})

test('two circles that share a file are both told', async () => {
  const problems = await checkMadeUpTree({
    'lib/tickets/a.ts': "import './b'\nimport './c'\n",
    'lib/tickets/b.ts': "import './a'\n",
    'lib/tickets/c.ts': "import './a'\n",
  })
  expect(problems).toHaveLength(2)
})
