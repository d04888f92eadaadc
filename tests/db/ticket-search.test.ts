import { beforeAll, describe, expect, test } from 'vitest'
import { answerTicket } from '@/lib/answering/mutations'
import { countNews, countTickets, listTickets, matchingTickets } from '@/lib/tickets/queries'
import type { Condition, SortKey, TicketFilter } from '@/lib/tickets/ticket-filter'
import { type Actor, signedIn, unique } from '@/tests/support/actors'
import { freshEmail, teamRow, ticketBy } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
let insider: Actor
let team: string
// A word of this run alone, so that nothing else in the workspace is found.
const word = `hum${unique()}`
let tickets: Record<'german' | 'japanese' | 'plain' | 'hidden' | 'noted' | 'card', number>

beforeAll(async () => {
  ;[agent, insider] = await Promise.all([signedIn(), signedIn()])
  team = await teamRow({ isPrivate: true, members: [insider] })
  const ticket = (subject: string, body: string, more = {}) =>
    ticketBy(agent, { subject: `${subject} ${word}`, body, ...more })
  tickets = {
    german: await ticket('Übersicht', 'Wo steht die Straße im März? „Größe“ fehlt.'),
    japanese: await ticket('注文', '新しいスキャナーで読み取ると、商品番号の前に「0」が付きます。'),
    plain: await ticket('Плотник', 'ПРИВЕТ. Мы ждём ответа.', { tags: [word] }),
    noted: await ticket('Noted', 'Nothing here.', {
      requesterName: `Woodworks ${word}x`,
      requesterEmail: `desk-${word}@example.com`,
    }),
    card: await ticket('Paid', 'The card was “declined” twice, card declined. See order-4711.'),
    hidden: await ticketBy(insider, {
      subject: `Secret ${word}`,
      body: 'Card declined.',
      teamId: team,
    }),
  }
  await answerTicket(agent.db, tickets.noted, 'note', { body: 'Reproduced with a pomegranate.' })
})

const words = (text: string, more: object = {}): Condition => ({ property: 'words', text, ...more })
const within = words(word)

async function found(actor: Actor, ...filter: TicketFilter): Promise<number[]> {
  const sort = { key: 'relevance', descending: true } as const
  const { tickets } = await listTickets(actor.db, { filter: [within, ...filter], sort })
  return tickets.map(({ number }) => number)
}

describe('words are found', () => {
  test.each([
    ['in subjects, without regard to accents', 'ubersicht', 'german'],
    ['with the accents typed', 'ÜBERSICHT', 'german'],
    ['between typographic marks', 'größe', 'german'],
    ['as part of a Japanese sentence', '商品番号', 'japanese'],
    ['by one letter of it', '商', 'japanese'],
    ['by its last letter', '付', 'japanese'],
    ['in Cyrillic, without regard to case', 'привет', 'plain'],
    ['in notes', 'pomegranate', 'noted'],
    ['in the name of the requester', 'woodworks', 'noted'],
    ['in a name with a typing error', 'woodwroks', 'noted'],
    ['with a hyphen and a number', 'order-4711', 'card'],
  ] as const)('%s', async (_, text, name) => {
    expect(await found(agent, words(text))).toEqual([tickets[name]])
  })

  test('in the address of the requester', async () => {
    expect(await found(agent, words(`desk-${word}@example.com`))).toEqual([tickets.noted])
  })

  test('by the number of the ticket', async () => {
    expect(await found(agent, words(String(tickets.card)))).toEqual([tickets.card])
  })

  test('as phrases, in this order', async () => {
    expect(await found(agent, words('card declined', { phrase: true }))).toEqual([tickets.card])
    expect(await found(agent, words('declined card', { phrase: true }))).toEqual([])
    expect(await found(agent, words('declined'), words('card'))).toEqual([tickets.card])
  })

  test('by their beginning', async () => {
    expect(await found(agent, words('pomegr', { prefix: true }))).toEqual([tickets.noted])
    expect(await found(agent, words('pomegr'))).toEqual([])
  })

  test('and left out when excluded', async () => {
    const all = [tickets.german, tickets.japanese, tickets.plain, tickets.noted, tickets.card]
    expect((await found(agent)).sort()).toEqual(all.sort())
    const without = await found(agent, words('card', { not: true }))
    expect(without.sort()).toEqual(all.filter((number) => number !== tickets.card).sort())
  })

  test('with the place shown where a message speaks of them', async () => {
    const sort = { key: 'relevance', descending: true } as const
    const snippet = async (text: string) =>
      (await listTickets(agent.db, { filter: [within, words(text)], sort })).tickets[0]?.snippet
    expect(await snippet('pomegranate')).toBe('Reproduced with a \ue000pomegranate\ue001.')
    expect(await snippet('商品番号')).toContain('\ue000商品番号\ue001')
    expect(await snippet('strasse')).toContain('Wo steht die')
    expect(await snippet('ubersicht')).toBeNull()
  })

  test('whatever is asked for', async () => {
    const odd = [
      "'",
      '"',
      '\\',
      ':*',
      '<->',
      '!',
      '&',
      '(',
      '%',
      "a'b",
      '💡',
      '\u202e',
      'ا',
      'x'.repeat(3000),
    ]
    for (const text of odd) {
      for (const more of [{}, { prefix: true }, { not: true }, { phrase: true }]) {
        await found(agent, words(text, more))
      }
    }
  })
})

describe('tickets of a private team', () => {
  const only: TicketFilter = [words('secret'), within]
  test('are found by its members, and by nobody else', async () => {
    expect(await found(insider, words('secret'))).toEqual([tickets.hidden])
    expect(await found(agent, words('secret'))).toEqual([])
  })

  test('are in no count, no news and no selection of others', async () => {
    const since = '2020-01-01T00:00:00Z'
    expect(await countTickets(insider.db, [only, [within]])).toEqual([1, 6])
    expect(await countTickets(agent.db, [only, [within]])).toEqual([0, 5])
    expect(await countNews(insider.db, only, since)).toBe(1)
    expect(await countNews(agent.db, only, since)).toBe(0)
    expect(await matchingTickets(insider.db, only, 10)).toEqual([tickets.hidden])
    expect(await matchingTickets(agent.db, only, 10)).toEqual([])
  })
})

test('words follow what happens to a ticket', async () => {
  const { db } = agent
  const name = `Joinery ${unique()}`
  const [first, second] = await Promise.all(
    ['One', 'Two'].map((subject) =>
      ticketBy(agent, {
        subject: `${subject} ${word}`,
        body: `${subject} apricot`,
        requesterName: name,
        requesterEmail: freshEmail(),
      }),
    ),
  )
  if (!first || !second) throw new Error('two tickets were made')
  await db.rpc('update_ticket', {
    number: first,
    version: 1,
    changes: { subject: `Renamed ${word}` },
  })
  expect(await found(agent, words('renamed'))).toEqual([first])
  expect(await found(agent, words('apricot'), words('one'))).toEqual([first])
  const { data } = await db.from('tickets').select('requester_id').eq('number', first).single()
  await db
    .from('contacts')
    .update({ name: `Cabinetry ${word}` })
    .eq('id', data?.requester_id ?? '')
  expect(await found(agent, words('cabinetry'))).toEqual([first])
  await db.rpc('merge_tickets', { source: first, survivor: second })
  expect(await found(agent, words('apricot'), words('one'), words('two'))).toEqual([second])
  await db.rpc('unmerge_ticket', { source: first })
  expect(await found(agent, words('apricot'), words('one'), words('two'))).toEqual([])
})

test('a document that would grow too long keeps its heading and the latest words', async () => {
  const number = await ticketBy(agent, { subject: `Endless ${word}` })
  const nonsense = (from: number) =>
    Array.from({ length: 14_000 }, (_, n) => `w${(from + n).toString(36)}`).join(' ')
  for (let part = 0; part < 10; part++) {
    await answerTicket(agent.db, number, 'note', { body: nonsense(part * 14_000) })
  }
  await answerTicket(agent.db, number, 'note', { body: 'It ends with a tangerine.' })
  expect(await found(agent, words('endless'), words('tangerine'))).toEqual([number])
})

describe('lists', () => {
  const ORDERS: [SortKey, string][] = [
    ['updated', 'updated_at'],
    ['created', 'created_at'],
    ['number', 'number'],
    ['priority', "array_position('{low,normal,high,urgent}', priority)"],
    ['status', "array_position('{new,open,pending,on_hold,solved,closed}', status)"],
    ['subject', 'lower(left(subject, 100))'],
    ['waiting', "coalesce(waiting_since, 'infinity')"],
  ]

  beforeAll(async () => {
    await postgres().query(
      `insert into public.tickets (subject, status, priority, requester_id, created_at, updated_at)
       select $1 || chr(97 + n * 7 % 26) || n % 3, (array['new', 'open', 'pending', 'solved'])[1 + n % 4],
         (array['low', 'normal', 'high', 'urgent'])[1 + n / 3 % 4],
         (select requester_id from public.tickets where number = $2),
         now() - n % 9 * interval '1 day', now() - n % 5 * interval '1 hour'
       from generate_series(1, 120) n`,
      [`sorted${word} `, tickets.plain],
    )
  })

  const filter: TicketFilter = [words(`sorted${word}`)]

  test.each(
    ORDERS.flatMap(([key, sql]) => [[key, sql, true] as const, [key, sql, false] as const]),
  )(
    'sorted by %s (%s, descending: %s) come in that order, page by page, forth and back',
    async (key, sql, descending) => {
      const how = descending ? 'desc' : 'asc'
      const { rows } = await postgres().query<{ number: number }>(
        `select number from public.tickets where subject like $1 order by ${sql} ${how}, number ${how}`,
        [`sorted${word}%`],
      )
      const list = (cursor?: string | null) =>
        listTickets(agent.db, { filter, sort: { key, descending }, cursor: cursor ?? undefined })
      const first = await list()
      const second = await list(first.next)
      const third = await list(second.next)
      const numbers = [first, second, third].flatMap((page) => page.tickets.map((t) => t.number))
      expect(numbers).toEqual(rows.map(({ number }) => number))
      expect(third.next).toBeNull()
      expect((await list(third.previous)).tickets).toEqual(second.tickets)
    },
  )

  test('ranked by relevance are paged without skipping or repeating', async () => {
    const sort = { key: 'relevance', descending: true } as const
    const met: number[] = []
    let cursor: string | undefined
    for (let page = 0; page < 5; page++) {
      const { tickets, next, capped } = await listTickets(agent.db, { filter, sort, cursor })
      expect(capped).toBe(false)
      met.push(...tickets.map(({ number }) => number))
      if (!next) break
      cursor = next
    }
    expect(met).toHaveLength(120)
    expect(new Set(met).size).toBe(120)
  })
})
