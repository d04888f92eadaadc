import { beforeAll, describe, expect, test } from 'vitest'
import { searchApiCompanies, searchApiContacts } from '@/lib/api/queries'
import { COMPANY_LANGUAGE } from '@/lib/companies/search-properties'
import { CONTACT_LANGUAGE } from '@/lib/contacts/search-properties'
import { directoryCursors } from '@/lib/search/directory-cursor'
import { compileQuery } from '@/lib/search/filter'
import { parseQuery } from '@/lib/search/syntax'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { teamRow, theOnly, ticketBy, ticketNow } from '@/tests/support/factories'
import { apiKey } from '@/tests/support/factories-api'
import { postgres } from '@/tests/support/factories-postgres'

const word = unique()
const at = `${word}.example`
const clock = { timeZone: 'UTC', now: Date.now() }
let agent: Actor
let member: Actor

type Person = { name: string; emails?: string[]; phone?: string; company?: string; notes?: string }

async function person({ name, emails = [], phone, company, notes }: Person): Promise<string> {
  const { rows } = await postgres().query<{ id: string }>(
    `insert into public.contacts (name, phone, notes, company_id)
     values ($1, $2, $3, (select id from public.companies where name = $4)) returning id`,
    [name, phone ?? null, notes ?? '', company ?? null],
  )
  const { id } = theOnly(rows)
  for (const [n, email] of emails.entries()) {
    await postgres().query(
      'insert into public.contact_emails (contact_id, email, is_primary) values ($1, $2, $3)',
      [id, email, n === 0],
    )
  }
  return id
}

async function contacts(q: string, { db }: Pick<Actor, 'db'> = agent): Promise<string[]> {
  const { clauses, errors } = parseQuery(q, CONTACT_LANGUAGE)
  expect(errors).toEqual([])
  const search = compileQuery(clauses, CONTACT_LANGUAGE, clock)
  const { rows } = await searchApiContacts(db, { ...search, cursor: null, limit: 100 })
  return rows.map(({ name }) => name)
}

async function companies(q: string, { db }: Pick<Actor, 'db'> = agent): Promise<string[]> {
  const { clauses, errors } = parseQuery(q, COMPANY_LANGUAGE)
  expect(errors).toEqual([])
  const search = compileQuery(clauses, COMPANY_LANGUAGE, clock)
  const { rows } = await searchApiCompanies(db, { ...search, cursor: null, limit: 100 })
  return rows.map(({ name }) => name)
}

const [ada, bo, taro, none] = [`Äda ${word}`, `Bo ${word}`, `山田太郎 ${word}`, `Nobody ${word}`]
const corp = `Corp ${word}`
beforeAll(async () => {
  ;[agent, member] = await Promise.all([signedIn(), signedIn()])
  const { rows } = await postgres().query<{ id: string }>(
    'insert into public.companies (name) values ($1), ($2) returning id',
    [corp, `Empty ${word}`],
  )
  await postgres().query(
    'insert into public.company_domains (company_id, domain) values ($1, $2)',
    [rows[0]?.id, at],
  )
  await person({
    name: ada,
    emails: [`ada@${at}`, `a.second@other-${word}.example`],
    phone: '+49 30 1234567',
    company: corp,
  })
  await person({ name: bo, emails: [`bo@${at}`], phone: '0301 234-5679', notes: 'Rings often.' })
  await person({ name: taro, emails: [`taro@${at}`] })
  await person({ name: none })
})

describe('contacts are found', () => {
  test.each([
    ['words of the name, without regard to case and accents', `ada ${word}`, [ada]],
    ['and with them', `"ÄDA ${word}"`, [ada]],
    ['any part of it from three letters on', word.slice(2), [ada, bo, none, taro]],
    ['two letters at the beginning of a word', `bo ${word}`, [bo]],
    ['but not within one', `da ${word}`, []],
    ['a beginning of a word', `nobo* ${word}`, [none]],
    ['parts of scripts without blanks', `太郎 ${word}`, [taro]],
    ['in their order only', `郎太 ${word}`, []],
    ['an address', `bo@${at}`, [bo]],
    ['a second address', `a.second@other-${word}`, [ada]],
    ['words beside each other, of name and address', `second ${word}`, [ada]],
    ['excluded words', `${word} -ada -taro`, [bo, none]],
  ])('by %s', async (_, q, names) => {
    expect(await contacts(`${q} sort:name`)).toEqual(names)
  })

  test.each([
    [`email:ada@${at}`, [ada]],
    // A whole address is no part of another one.
    [`email:da@${at}`, []],
    [`email:@${at}`, [ada, bo, taro]],
    [`domain:${at.toUpperCase()}`, [ada, bo, taro]],
    [`domain:other-${word}.example`, [ada]],
    [`name:nobody name:${word}`, [none]],
    [`name:ada,bo name:${word}`, [ada, bo]],
    [`company:"${corp}"`, [ada]],
    [`company:none ${word}`, [bo, none, taro]],
    [`-company:none ${word}`, [ada]],
    [`phone:"030 123" ${word}`, [ada, bo]],
    [`phone:+49-30-1 ${word}`, [ada]],
    [`has:phone ${word}`, [ada, bo]],
    [`-has:email ${word}`, [none]],
    [`has:notes,company ${word}`, [ada, bo]],
    [`created:today ${word}`, [ada, bo, none, taro]],
    [`created<today ${word}`, []],
    ['name:"%_"', []],
    ['"\\\\"', []],
  ])('by %s', async (q, names) => {
    expect(await contacts(`${q} sort:name`)).toEqual(names)
  })
})

test('of tickets in private teams nobody learns by asking who has some', async () => {
  const team = await teamRow({ isPrivate: true, members: [member] })
  const name = `Asks ${unique()}`
  const email = `${unique()}@example.com`
  const number = await ticketBy(member, { requesterEmail: email, requesterName: name })
  const { requester_id } = await ticketNow(number)
  const q = `"${name}" has:unsolved`
  expect(await contacts(q)).toEqual([name])
  await postgres().query('update public.tickets set team_id = $2 where number = $1', [number, team])
  expect([await contacts(q), await contacts(q, member)]).toEqual([[], [name]])
  expect(await contacts(`"${name}" -has:tickets`)).toEqual([name])

  const works = `Works ${unique()}`
  await postgres().query(
    `with company as (insert into public.companies (name) values ($1) returning id)
     update public.contacts set company_id = (select id from company) where id = $2`,
    [works, requester_id],
  )
  const ofCompany = `"${works}" has:unsolved`
  expect([await companies(ofCompany), await companies(ofCompany, member)]).toEqual([[], [works]])
  const key = await apiKey(['contacts:read'])
  expect([await companies(ofCompany, key), await companies(`"${works}"`, key)]).toEqual([
    [],
    [works],
  ])
  expect(await contacts(`"${name}"`, await apiKey(['tickets:read']))).toEqual([])
})

test('merged contacts are none', async () => {
  const [source, survivor] = [`Goes ${unique()}`, `Stays ${unique()}`]
  const ids = [await person({ name: source }), await person({ name: survivor })]
  await postgres().query('select private.merge_contacts($1, $2)', ids)
  expect(await contacts(`"${source}"`)).toEqual([])
  expect(await contacts(`"${survivor}"`)).toEqual([survivor])
})

test.each([
  [`${word} sort:name`, [corp, `Empty ${word}`]],
  [`"${corp}"`, [corp]],
  [`domain:${at}`, [corp]],
  [`${at.slice(0, 8)}`, [corp, `Empty ${word}`]],
  [`has:contacts ${word}`, [corp]],
  [`-has:domain ${word}`, [`Empty ${word}`]],
  [`name:corp name:${word}`, [corp]],
])('companies are found by %s', async (q, names) => {
  expect((await companies(q)).sort()).toEqual(names)
})

test.each(['name', 'created', 'updated'] as const)(
  'pages sorted by %s follow each other both ways without a gap',
  async (key) => {
    const tag = unique()
    // Equal in name and time: the id decides.
    await postgres().query(
      `insert into public.contacts (name) select $1 || (n / 3) from generate_series(1, 20) n`,
      [`Paged ${tag} `],
    )
    const { filter } = compileQuery(
      parseQuery(`"paged ${tag}"`, CONTACT_LANGUAGE).clauses,
      CONTACT_LANGUAGE,
      clock,
    )
    for (const descending of [true, false]) {
      const walk = async (limit: number) => {
        const ids: string[] = []
        let cursor: string | undefined
        do {
          const decoded = directoryCursors.decode(key, cursor)
          const page = await searchApiContacts(agent.db, {
            ...{ filter, sort: { key, descending }, cursor: decoded, limit },
          })
          ids.push(...page.rows.map(({ id }) => id))
          cursor = page.next ?? undefined
        } while (cursor)
        return ids
      }
      const whole = await walk(100)
      expect(whole).toHaveLength(20)
      expect(await walk(3)).toEqual(whole)
    }
  },
)

test('what is no filter is refused, and nothing of it reaches a statement', async () => {
  const ask = async (filter: unknown, sort = 'name') => {
    const { error } = await agent.db.rpc('search_api_contacts', { filter: filter as never, sort })
    return error?.code
  }
  expect(await ask([{ property: 'name; drop table x', values: ['a'] }])).toBe('22023')
  expect(await ask([{ property: 'has', values: ["'; drop table x"] }])).toBeUndefined()
  expect(await ask({ property: 'name' })).toBe('22023')
  expect(await ask([{ property: 'name' }])).toBe('22023')
  expect(await ask([], 'id; drop table x')).toBe('22023')
  expect(await ask(Array.from({ length: 61 }, () => ({ property: 'words', text: 'a' })))).toBe(
    '22023',
  )
})
