import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
})
const { packages } = lockSchema.parse(JSON.parse(text))

test('the lockfile names no registry, so that it installs from any', () => {
  expect(text).not.toMatch(/"resolved"|https?:\/\/[^"\s]*\.tgz/)
})

// A registry that lacks the build for another platform lets npm leave it out of the lockfile
// without a word; `npm ci` then refuses that lockfile, on every machine.
test('the lockfile holds the builds for other platforms too', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !find(path, name)),
  )
  expect(missing).toEqual([])
})

function find(from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`]) return true
    if (at === '') return false
    if (!at.includes('/node_modules/')) return Boolean(packages[`node_modules/${name}`])
  }
}
