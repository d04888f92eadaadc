import fc from 'fast-check'
import type { Operation } from './api-document'

/** A request as it goes on the wire; `key` is the key's place, or null for none. */
export type Shot = {
  operation: Operation
  path: string
  raw: string | undefined
  headers: Record<string, string>
}

const HOSTILE = [
  ...[
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\ufeff',
    '\u202e',
    "'; drop table tickets; --",
    '{{7*7}}',
    '../../etc/passwd',
  ],
  ...[
    '<script>alert(1)</script>',
    '%00',
    '%',
    '\\',
    '"',
    'null',
    'true',
    '-1',
    '0',
    '1e309',
    'NaN',
    'infinity',
  ],
  ...[
    '9'.repeat(30),
    'x'.repeat(400),
    '🎫'.repeat(200),
    'a,b',
    'name:',
    'name:a has:unsolved sort:name-desc',
    'phone:1,\u0130',
    'domain:%_\\',
    'status:open',
    'is:unread',
    '"unclosed',
  ],
  ...[
    '00000000-0000-4000-8000-000000000000',
    '2026-02-30',
    'kim@example.com',
    '{"a":1}',
    '__proto__',
    'Support',
  ],
]

const word = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 30 }))
const value: fc.Arbitrary<unknown> = fc.oneof(
  word,
  fc.integer(),
  fc.double(),
  fc.constantFrom(
    null,
    true,
    false,
    [],
    {},
    [null],
    -1,
    0,
    2 ** 53,
    1.5,
    'urgent',
    'closed',
    'new',
  ),
  fc.array(word, { maxLength: 30 }),
  fc.dictionary(word, word, { maxKeys: 5 }),
)
const NAMES = [
  ...[
    'subject',
    'body',
    'requester',
    'email',
    'name',
    'priority',
    'status',
    'team',
    'assignee',
    'tags',
  ],
  ...[
    'custom_fields',
    'kind',
    'emails',
    'company_id',
    'domains',
    'number',
    'version',
    'tickets',
    'contacts',
    'phone',
    'notes',
  ],
  ...['__proto__', 'constructor', 'id', 'nonsense', 'author_kind', 'channel', 'requester_id'],
]

/** Bodies near the examples: one field of them changed, taken or added, or no JSON at all. */
function bodyOf(operation: Operation): fc.Arbitrary<string | undefined> {
  const examples = operation.requestBody?.content['application/json'].examples
  if (!examples) return fc.constantFrom(undefined, undefined, undefined)
  const example = fc.constantFrom(...Object.values(examples).map((one) => one.value))
  const near = fc
    .tuple(example, fc.constantFrom(...NAMES), value, fc.nat(3))
    .map(([whole, name, other, how]) => JSON.stringify(changed(whole, name, other, how)))
  return fc.oneof(
    { weight: 3, arbitrary: example.map((whole) => JSON.stringify(whole)) },
    { weight: 8, arbitrary: near },
    { weight: 1, arbitrary: fc.json() },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '{',
        '[',
        'null',
        '"',
        '[[[[',
        `${'['.repeat(5000)}`,
        '\u0000',
      ),
    },
  )
}

function changed(whole: unknown, name: string, other: unknown, how: number): unknown {
  if (typeof whole !== 'object' || whole === null) return other
  if (Array.isArray(whole)) return whole.map((one) => changed(one, name, other, how))
  const entries = Object.entries(whole)
  const inner = entries.find(([, part]) => typeof part === 'object' && part !== null)
  if (how === 0 && inner) {
    return { ...whole, [inner[0]]: changed(inner[1], name, other, 1) }
  }
  if (how === 1) return Object.fromEntries(entries.filter(([key]) => key !== name))
  return { ...whole, [name]: other }
}

function queryOf(operation: Operation): fc.Arbitrary<string> {
  const known = operation.parameters.filter((one) => one.in === 'query')
  const given = known.map(({ name, example }) =>
    fc.oneof(
      { weight: 6, arbitrary: fc.constant('') },
      { weight: 2, arbitrary: fc.constant(`${name}=${encodeURIComponent(example ?? '1')}`) },
      { weight: 2, arbitrary: word.map((text) => `${name}=${encode(text)}`) },
    ),
  )
  const odd = fc.oneof(
    { weight: 15, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: word.map((text) => `${encode(text)}=1`) },
    { weight: 1, arbitrary: fc.constantFrom('%', 'a=%ff', '&&&', 'limit=1&limit=2') },
  )
  return fc.tuple(...given, odd).map((parts) => parts.filter(Boolean).join('&'))
}

const encode = (text: string) => encodeURIComponent(text.toWellFormed())

const HEADERS: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('"1"', '*', 'W/"1"', '"', 'x').map((tag) => ({ 'if-match': tag })),
  },
  { weight: 3, arbitrary: fc.nat(30).map((key) => ({ 'idempotency-key': `fuzz-${key}` })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { 'idempotency-key': 'x'.repeat(300) },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { origin: 'https://evil.example' },
      { authorization: 'Bearer cfoil_wrong' },
      { authorization: 'Basic x' },
    ),
  },
)

/** Requests of all operations: valid, near-valid and hostile. `places` are what paths may name. */
export function shots(
  operations: readonly Operation[],
  places: readonly string[],
): fc.Arbitrary<Shot> {
  return fc.constantFrom(...operations).chain((operation) => {
    const place = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...places) },
      { weight: 1, arbitrary: word.filter((text) => !/^\.{0,2}$|^bulk/.test(text)).map(encode) },
    )
    return fc
      .record({ place, raw: bodyOf(operation), query: queryOf(operation), headers: HEADERS })
      .map(({ place: at, raw, query, headers }) => {
        const path = operation.path.replace(/\{\w+\}/, at)
        const usual: Record<string, string> =
          operation.method === 'PATCH' ? { 'if-match': '*' } : {}
        return {
          operation,
          raw,
          path: query ? `${path}?${query}` : path,
          headers: { ...usual, ...headers },
        }
      })
  })
}
