import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownFolder } from './own-stack'
import { UpProcess } from './up-process'

async function refusal(env: Record<string, string>, args: string[] = []) {
  const up = new UpProcess(env, args)
  return { code: await up.exit, said: up.output.trim() }
}

test.each([
  ['PORT', 'abc', 'PORT: expected a port number, got «abc»'],
  ['SUPABASE_DB_PORT', '70000', 'SUPABASE_DB_PORT: expected a port number, got «70000»'],
  ['ADMIN_EMAIL', 'me', 'ADMIN_EMAIL: expected an e-mail address, got «me»'],
])('%s=%s is refused with one line', async (name, value, line) => {
  expect(await refusal({ [name]: value })).toEqual({ code: 2, said: line })
})

test('an unknown argument is refused with one line', async () => {
  const { code, said } = await refusal({}, ['--demo'])
  expect(code).toBe(2)
  expect(said).toMatch(/^unknown argument «--demo».*$/)
})

test('without a terminal, an empty workspace wants ADMIN_EMAIL', async () => {
  const DATA_DIR = join(await ownFolder(), 'data')
  const { code, said } = await refusal({ DATA_DIR }, ['--empty'])
  expect(code).toBe(2)
  expect(said).toMatch(/^ADMIN_EMAIL: .*$/)
})

test('a folder of somebody else is left alone', async () => {
  const DATA_DIR = await ownFolder()
  mkdirSync(join(DATA_DIR, 'photos'))
  const { code, said } = await refusal({ DATA_DIR })
  expect(code).toBe(1)
  expect(said).toBe(`DATA_DIR: ${DATA_DIR} is not empty and not a Counterfoil folder`)
})

test('a file in place of the folder, or a damaged one, is refused with one line', async () => {
  const folder = await ownFolder()
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect((await refusal({ DATA_DIR: file })).said).toBe(`DATA_DIR: ${file} is not a folder`)

  const damaged = await ownFolder()
  writeFileSync(join(damaged, 'counterfoil.json'), '{"layout": 1}')
  writeFileSync(join(damaged, 'secrets.json'), 'half a fi')
  const { code, said } = await refusal({ DATA_DIR: damaged, PORT: '39001', SUPABASE_PORT: '39002' })
  expect(code).toBe(1)
  expect(said).toMatch(/^DATA_DIR: .*secrets\.json is damaged.*$/)
})
