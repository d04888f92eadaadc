import { cpus, loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Stack } from '@/supabase/local/stack-contract'
import { type ActTime, measureActs } from './acts'
import { type PageTime, splitPageTime } from './api-calls'
import type { StartTimes } from './bench-stack'
import {
  launchBrowser,
  type PageWeight,
  paintTime,
  type Session,
  signIn,
  weighPage,
} from './browser'
import { type BulkTime, measureBulk } from './bulk'
import { type Measured, measureSpeed, type Target } from './load'
import { type Memory, readMemory } from './memory'
import type { Place } from './place'
import { findPlaces } from './places'
import { type Race, race } from './race'
import { explainLists, type SearchPlan } from './search-plans'
import type { Seeded } from './seed-once'
import { soak } from './soak'

export type Plans = { rounds: number; seconds: number; soak: number }

export type Report = Seeded & {
  at: string
  machine: string
  load: number[]
  ready: StartTimes
  speeds: Measured[]
  pages: ({ name: string } & PageTime)[]
  bulk: BulkTime[]
  acts: ActTime[]
  race: Race
  plans: SearchPlan[]
  visits: { name: string; weight: PageWeight; paint: number }[]
  memory: { rest: Memory; loaded: Memory; soaked: Memory[] }
}

type Log = (line: string) => void

const agent = 'agent@example.com'
const restMs = 5000
const inHere = 'auth, storage, gateway (in this process)'

/** The counts of a well-filled sidebar. */
const VIEWS = [
  ...['me', 'none'].map((who) => [{ property: 'assignee', values: [who] }, unsolved()]),
  ...['mine', 'none', 'Payments', 'Logistics'].map((team) => [
    { property: 'team', values: [team] },
    unsolved(),
  ]),
  ...['new', 'open', 'pending', 'on_hold', 'solved'].map((status) => [
    { property: 'status', values: [status] },
  ]),
  ...['high', 'urgent'].map((priority) => [
    { property: 'priority', values: [priority] },
    unsolved(),
  ]),
  [unsolved()],
  [{ property: 'is', values: ['waiting'] }],
]

function unsolved() {
  return { property: 'is', values: ['unsolved'] }
}

function rpc(stack: Stack, session: Session, name: string, call: string, args: object): Target {
  const headers = {
    apikey: stack.publishableKey,
    authorization: `Bearer ${session.accessToken}`,
    'content-type': 'application/json',
  }
  return {
    name,
    url: `${stack.urls.supabase}/rest/v1/rpc/${call}`,
    headers,
    body: JSON.stringify(args),
  }
}

/** As a browser asks: compressing is part of the work. */
function pageTarget(stack: Stack, session: Session, { name, path }: Place): Target {
  const headers = { cookie: session.cookie, 'accept-encoding': 'gzip, deflate, br' }
  return { name, url: `${stack.urls.site}${path}`, headers }
}

const queryOf = (path: string) => new URLSearchParams(path.split('?')[1]).get('q') ?? ''

/** Measures everything there is to know of a stack that was filled so. */
export async function measure(
  stack: Stack,
  ready: StartTimes,
  seeded: Seeded,
  { rounds, seconds, soak: minutes }: Plans,
  log: Log,
): Promise<Report> {
  const places = await findPlaces(stack)
  const browser = await launchBrowser()
  try {
    const session = await signIn(browser, stack, agent)
    await pause(restMs)
    const pids = { ...stack.pids(), [inHere]: process.pid }
    const rest = await readMemory(pids)
    const main = places.filter(({ name, heavily }) => heavily || name.startsWith('ticket'))

    log('visiting pages')
    const visits: Report['visits'] = []
    for (const place of main) {
      const url = `${stack.urls.site}${place.path}`
      const weight = await weighPage(browser, session, url)
      visits.push({ name: place.name, weight, paint: await paintTime(browser, session, url) })
    }
    log('acting on a ticket')
    const ticket = places.find(({ name }) => name.startsWith('ticket')) ?? places[0]
    const acts = await measureActs(browser, session, `${stack.urls.site}${ticket?.path}`)
    await browser.close()

    const speeds: Measured[] = []
    for (const place of places) {
      log(`measuring ${place.name}`)
      const connections = place.heavily ? [1, 16] : [1]
      const target = pageTarget(stack, session, place)
      speeds.push(await measureSpeed(target, pids, { rounds, seconds }, connections))
    }
    const alone = [
      rpc(stack, session, 'list_tickets alone', 'list_tickets', { page_size: 51 }),
      rpc(stack, session, `${VIEWS.length} view counts`, 'count_tickets', { filters: VIEWS }),
      rpc(stack, session, 'news since now', 'count_news', { filter: [], since: new Date() }),
    ]
    for (const target of alone) {
      log(`measuring ${target.name}`)
      speeds.push(await measureSpeed(target, pids, { rounds, seconds }))
    }
    const pages: Report['pages'] = []
    for (const place of main) {
      const { url, headers } = pageTarget(stack, session, place)
      pages.push({ name: place.name, ...(await splitPageTime(url, headers, stack.ports.supabase)) })
    }
    log('changing tickets in bulk')
    const bulk = await measureBulk(stack, session.accessToken)
    const raced = await race(stack, session, Number(ticket?.path.split('/').at(-1)))
    const loaded = await readMemory(pids)
    const soaked = await soak(
      places.map((place) => pageTarget(stack, session, place)),
      pids,
      minutes,
      log,
    )
    const lists = places.filter(
      ({ path }) => path.startsWith('/tickets') && !path.includes('cursor='),
    )
    const queries = lists.filter(({ name }) => !name.startsWith('ticket,'))
    return {
      at: new Date().toISOString(),
      machine: `${cpus().length} cores, Node ${process.version}`,
      load: loadavg(),
      ...seeded,
      ready,
      speeds,
      pages,
      bulk,
      acts,
      race: raced,
      plans: await explainLists(
        stack,
        session.accessToken,
        Object.fromEntries(queries.map(({ name, path }) => [name, queryOf(path)])),
      ),
      visits,
      memory: { rest, loaded, soaked },
    }
  } finally {
    await browser.close()
  }
}
