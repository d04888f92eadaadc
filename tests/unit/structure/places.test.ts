import { expect, test } from 'vitest'
import { checkMadeUpTree } from '@/tests/support/made-up-tree'

test.each([
  ['components/a.tsx', 'react-hook-form', 'lib/forms/use-checked-form.ts'],
  ['lib/tickets/form.ts', '@hookform/resolvers/zod', 'lib/forms/use-checked-form.ts'],
  ['app/page.tsx', '@supabase/supabase-js', 'the gate in lib/auth'],
  ['lib/tickets/links.ts', '@supabase/ssr', 'the gate in lib/auth'],
  ['scripts/crm.ts', '@supabase/supabase-js', 'the gate in lib/auth'],
  ['middleware.ts', '@supabase/ssr', 'the gate in lib/auth'],
  ['app/page.tsx', 'pg', 'no database password'],
  ['app/page.tsx', 'next/document', undefined],
  ['lib/forms/use-checked-form.ts', 'react-hook-form', undefined],
  ['lib/supabase/server.ts', '@supabase/ssr', undefined],
  ['lib/auth/gate.ts', '@supabase/supabase-js', undefined],
  ['supabase/local/auth.ts', '@supabase/lite', undefined],
  ['tests/support/actors.ts', '@supabase/supabase-js', undefined],
  ['lib/jobs/worker.ts', 'graphile-worker', undefined],
])('in %s, importing %s is answered with %j', async (path, name, advice) => {
  const problems = await checkMadeUpTree({ [path]: `import { x } from '${name}'\n` })
  expect(problems).toEqual(advice ? [expect.stringContaining(advice)] : [])
})

test('queries never read cookies', async () => {
  const text = "import 'server-only'\nimport { cookies } from 'next/headers'\n"
  expect(await checkMadeUpTree({ 'lib/tickets/queries.ts': text })).toEqual([
    expect.stringContaining('take the client first'),
  ])
})

test.each([
  ['lib/tickets/queries.ts', "import 'server-only'"],
  ['lib/tickets/mutations.ts', "import 'server-only'"],
  ['lib/tickets/tag-mutations.ts', "import 'server-only'"],
  ['lib/tickets/actions.ts', "'use server'"],
])('%s begins with %s', async (path, opening) => {
  const late = `export const x = 1\n${opening}\n`
  expect(await checkMadeUpTree({ [path]: late })).toEqual([expect.stringContaining(opening)])
  const early = `// Why this is here.\n\n${opening}\nexport const x = 1\n`
  expect(await checkMadeUpTree({ [path]: early })).toEqual([])
})

test('a file of endpoints is called actions.ts', async () => {
  const problems = await checkMadeUpTree({
    'app/tickets/save.ts': "'use server'\n",
    'lib/tickets/save.ts': '"use server"\n',
  })
  expect(problems).toHaveLength(2)
  expect(problems[0]).toContain('lib/<domain>/actions.ts')
})

test.each([
  ['// @ts' + '-ignore', 'use @ts-expect-error'],
  ['/* @ts' + '-nocheck */', 'use @ts-expect-error'],
  ['x({/* @ts' + '-ignore */})', 'use @ts-expect-error'],
  ['// @ts' + '-expect-error', 'gives no reason'],
  ['// eslint' + '-disable-next-line', 'does not use'],
  ['// biome' + '-ignore lint/style/useConst', 'gives no reason'],
  ['// biome' + '-ignore lint/style/useConst:  ', 'gives no reason'],
])('the escape %j is refused', async (comment, advice) => {
  expect(await checkMadeUpTree({ 'lib/cn.ts': `const x = 1\n${comment}\n` })).toEqual([
    expect.stringContaining(advice),
  ])
})

test('an escape with its reason, and a string that speaks of one, pass', async () => {
  const text = [
    '// @ts' + '-expect-error the types of the library lack this option',
    '// biome' + '-ignore lint/style/useConst: it is assigned by eval',
    `const advice = '// @ts${'-ignore'} is refused'`,
  ].join('\n')
  expect(await checkMadeUpTree({ 'lib/cn.ts': `${text}\n` })).toEqual([])
})
