import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { openApiDocument, problemsOf } from '@/lib/api/openapi'
import { findRoute, OPERATIONS } from '@/lib/api/operations'
import { PROBLEMS } from '@/lib/api/problem'
import { SCOPE_NAMES } from '@/lib/api/scopes'
import { typeDeclarations } from '@/lib/api/type-declarations'

const document = openApiDocument('https://desk.example.com')

test('the types that other programs import are those of the registry', () => {
  const kept = readFileSync(new URL('../../../docs/api-types.d.ts', import.meta.url), 'utf8')
  expect(kept, 'run `npm run api:types` and commit it').toBe(typeDeclarations())
  expect(kept).not.toContain('unknown\n  email')
})

test('every reference in the document leads somewhere, and every schema compiles', () => {
  const names = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)]
  expect(names.length).toBeGreaterThan(40)
  for (const [, name = ''] of names) expect(document.components.schemas).toHaveProperty(name)
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  for (const schema of Object.values(document.components.schemas)) ajv.compile(schema)
})

test('every operation has its own id, an example, a known scope and fitting schemas', () => {
  expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length)
  for (const operation of OPERATIONS) {
    const { id, examples, scope, body, path, params, query } = operation
    expect(examples.length, id).toBeGreaterThan(0)
    expect(SCOPE_NAMES).toContain(scope)
    expect(Object.keys(params.shape), id).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    )
    for (const example of examples) {
      expect(query.safeParse(example.query ?? {}).error, id).toBeUndefined()
      if (body) expect(body.safeParse(example.body).error, id).toBeUndefined()
    }
    for (const name of problemsOf(operation)) expect(PROBLEMS).toHaveProperty(name)
  }
})

test('what the schema of an example says, the document says too', () => {
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  for (const { id, bodyName = '', body, examples } of OPERATIONS) {
    if (!body) continue
    const fits = ajv.compile(document.components.schemas[bodyName] ?? false)
    for (const example of examples) expect(fits(example.body), id).toBe(true)
    expect(fits({ nonsense: 1 }), id).toBe(false)
  }
})

test.each([
  ['/tickets', 'listTickets'],
  ['/tickets/12', 'getTicket'],
  ['/tickets/bulk', 'createTickets'],
  ['/tickets/12/messages', 'listMessages'],
  ['/contacts/bulk', 'createContacts'],
  ['/contacts/x', 'getContact'],
])('%s leads to %s', (path, id) => {
  expect(findRoute(path)?.operations[0]?.id).toBe(id)
})

test.each(['', '/', '/ticket', '/tickets/', '/tickets/12/', '/tickets/12/messages/1', '//'])(
  'nothing but a place is at «%s»',
  (path) => {
    const found = findRoute(path)
    // An empty place is one that no parameter fits.
    if (found) expect(Object.values(found.params)).toContain('')
    else expect(found).toBeNull()
  },
)
