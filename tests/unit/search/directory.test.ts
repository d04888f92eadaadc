import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMPANY_COMPLETION } from '@/lib/companies/completion'
import { COMPANY_LANGUAGE } from '@/lib/companies/search-properties'
import { CONTACT_COMPLETION } from '@/lib/contacts/completion'
import { CONTACT_LANGUAGE } from '@/lib/contacts/search-properties'
import {
  type Completion,
  type KnownName,
  knownAt,
  spotAt,
  suggestionsFor,
} from '@/lib/search/completion'
import { directoryCursors } from '@/lib/search/directory-cursor'
import { compileQuery, DIRECTORY_SORTS } from '@/lib/search/filter'
import { type Language, namesOf } from '@/lib/search/language'
import { type Clause, parseQuery, printQuery } from '@/lib/search/syntax'

const BERLIN = { timeZone: 'Europe/Berlin', now: Date.parse('2026-11-22T15:30:00Z') }

function compiled<P extends string>(text: string, language: Language<P>) {
  const { clauses, errors } = parseQuery(text, language)
  expect(errors).toEqual([])
  return compileQuery(clauses, language, BERLIN)
}

describe('contacts', () => {
  test.each([
    ['kim', { property: 'words', text: 'kim' }],
    ['"Kim Park"', { property: 'words', text: 'Kim Park', phrase: true }],
    ['-ki*', { property: 'words', text: 'ki', prefix: true, not: true }],
    // A number means nothing here.
    ['#12', { property: 'words', text: '#12' }],
    ['email:kim@example.com', { property: 'email', values: ['kim@example.com'] }],
    ['domain:a.example,b.example', { property: 'domain', values: ['a.example', 'b.example'] }],
    ['phone:"030 123"', { property: 'phone', values: ['030 123'] }],
    ['-company:None', { property: 'company', values: ['none'], not: true }],
    ['has:unsolved,phone', { property: 'has', values: ['unsolved', 'phone'] }],
    [
      'created:2026-11-22',
      { property: 'created', from: '2026-11-21T23:00:00.000Z', to: '2026-11-22T23:00:00.000Z' },
    ],
    ['updated>7d', { property: 'updated', from: '2026-11-15T15:30:00.000Z' }],
  ])('%s', (text, condition) => {
    expect(compiled(text, CONTACT_LANGUAGE).filter).toStrictEqual([condition])
  })

  test.each([
    ['', { key: 'updated', descending: true }],
    ['sort:name', { key: 'name', descending: false }],
    ['kim sort:name-desc', { key: 'name', descending: true }],
    ['sort:created', { key: 'created', descending: true }],
  ])('%s is sorted as asked', (text, sort) => {
    expect(compiled(text, CONTACT_LANGUAGE).sort).toEqual(sort)
  })

  test.each([
    ['status:open', 'There is no property “status”.'],
    ['nmae:kim', 'Did you mean “name”?'],
    ['has:money', 'Write tickets, unsolved'],
    ['phone:12', 'There is no telephone number “12”. Write it in digits.'],
    ['name>kim', 'Only dates are compared. Write name:kim.'],
    ['sort:email', 'There is no order “email”.'],
    ['-sort:name', 'An order cannot be excluded.'],
    ['company:', 'Say which company'],
  ])('%s is refused where it stands', (text, words) => {
    const [error] = parseQuery(text, CONTACT_LANGUAGE).errors
    expect(error?.message).toContain(words)
  })
})

test('companies have no address, and are asked for what they have', () => {
  expect(parseQuery('email:kim@example.com', COMPANY_LANGUAGE).errors).toHaveLength(1)
  expect(compiled('acme has:contacts -domain:corp.example', COMPANY_LANGUAGE).filter).toStrictEqual(
    [
      { property: 'words', text: 'acme' },
      { property: 'has', values: ['contacts'] },
      { property: 'domain', values: ['corp.example'], not: true },
    ],
  )
})

test.each([
  ['contacts', CONTACT_LANGUAGE as Language<string>],
  ['companies', COMPANY_LANGUAGE as Language<string>],
])('examples of %s are read, and any query printed is the same query', (_, language) => {
  const names = namesOf(language)
  const examples = names.map((name) => language.properties[name]?.example ?? '')
  for (const example of examples) expect(parseQuery(example, language).errors).toEqual([])
  const shard = fc.oneof(
    fc.constantFrom(...names.map((name) => ` ${name}:`), ...examples, ' ', '"', ',', '..', '-'),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  )
  const withoutPlace = ({ start, end, ...clause }: Clause<string>) => clause
  fc.assert(
    fc.property(fc.array(shard, { maxLength: 20 }), (shards) => {
      const { clauses } = parseQuery(shards.join(''), language)
      const again = parseQuery(printQuery(clauses), language)
      expect(again.clauses.map(withoutPlace)).toEqual(clauses.map(withoutPlace))
      expect(again.errors).toEqual([])
      expect(compileQuery(clauses, language, BERLIN).filter.length).toBeLessThanOrEqual(40)
    }),
  )
})

test('a cursor holds for its order, and for names as long and odd as they may be', () => {
  const id = '00000000-0000-4000-8000-000000000000'
  for (const key of ['🎫'.repeat(100), '\u0085', '"\\'.repeat(50), '山'.repeat(100)]) {
    const word = directoryCursors.encode('name', { direction: 'after', key, id })
    expect(directoryCursors.decode('name', word)).toEqual({ direction: 'after', key, id })
    for (const sort of DIRECTORY_SORTS.filter((one) => one !== 'name')) {
      expect(directoryCursors.decode(sort, word)).toBeNull()
    }
  }
  const nul = directoryCursors.encode('name', { direction: 'after', key: 'a\0', id })
  expect(directoryCursors.decode('name', nul)).toBeNull()
})

describe('completion', () => {
  const offered = <P extends string>(
    text: string,
    completion: Completion<P>,
    known: KnownName[],
  ) => {
    const spot = spotAt(text, text.length, completion)
    return (
      spot && {
        asked: knownAt(spot, completion),
        inserts: suggestionsFor(spot, known, completion).map(({ insert }) => insert),
      }
    )
  }

  test.each([
    ['comp', { asked: undefined, inserts: ['company:', 'has:company'] }],
    ['phon', { asked: undefined, inserts: ['phone:', 'has:phone'] }],
    ['has:un', { asked: undefined, inserts: ['unsolved'] }],
    ['-company:ex', { asked: 'company', inserts: ['"Example Ltd"'] }],
    ['email:bill', { asked: 'requester', inserts: [] }],
    ['name:ex', { asked: 'contact', inserts: ['"Example Ltd"'] }],
  ])('of contacts at %s', (text, expected) => {
    const known = [{ value: 'Example Ltd', about: '' }]
    expect(offered(text, CONTACT_COMPLETION, known)).toEqual(expected)
  })

  test.each([
    ['dom', { asked: undefined, inserts: ['domain:', 'has:domain'] }],
    ['domain:ex', { asked: 'domain', inserts: ['example.com'] }],
  ])('of companies at %s', (text, expected) => {
    const known = [{ value: 'example.com', about: 'Example Ltd' }]
    expect(offered(text, COMPANY_COMPLETION, known)).toEqual(expected)
  })
})
