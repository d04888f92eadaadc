import { cpus, loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { seedTickets } from '@/scripts/seed/seed-tickets'
import type { Stack } from '@/supabase/local/stack-contract'
import { splitPageTime } from './api-calls'
import type { StartTimes } from './bench-stack'
import { launchBrowser, type Session, signIn, weighPage } from './browser'
import { measureSpeed, type Target } from './load'
import { readMemory } from './memory'
import { findPlaces, type Places } from './places'
import { allowPlans, explain, type Plan } from './plans'
import type { Report } from './report'

export type Plans = { tickets: number; rounds: number; seconds: number }

type Log = (line: string) => void

const agent = 'agent@example.com'
const restMs = 5000
const inHere = 'auth, storage, gateway (in this process)'

async function explainPages(stack: Stack, pages: Report['pages'], token: string): Promise<Plan[]> {
  const plans = new Map<string, Plan>()
  for (const { name, calls } of pages) {
    for (const call of calls) {
      if (call.method !== 'GET' || !call.path.startsWith('/rest/')) continue
      if (plans.has(call.path)) continue
      const what = new URL(call.path, stack.urls.supabase).pathname.split('/').at(-1)
      plans.set(call.path, await explain(stack, `${what} of ${name}`, call, token))
    }
  }
  return [...plans.values()]
}

function pageTargets(places: Places, session: Session): Target[] {
  // As a browser asks: compressing is part of the work.
  const headers = { cookie: session.cookie, 'accept-encoding': 'gzip, deflate, br' }
  return [
    { name: '/tickets', url: places.list, headers },
    { name: `/tickets, page ${places.deepPage}`, url: places.deep, headers },
    { name: `/tickets/[number], ${places.messages} messages`, url: places.ticket, headers },
  ]
}

/** Fills the stack and measures everything there is to know of it. */
export async function measure(
  stack: Stack,
  ready: StartTimes,
  { tickets, rounds, seconds }: Plans,
  log: Log,
): Promise<Report> {
  const seeded = await seedTickets(stack.databaseUrl, { tickets, log })
  await allowPlans(stack)
  const places = await findPlaces(stack)
  const browser = await launchBrowser()
  try {
    const session = await signIn(browser, stack, agent)
    await pause(restMs)
    const pids = { ...stack.pids(), [inHere]: process.pid }
    const rest = await readMemory(pids)
    const targets = pageTargets(places, session)

    log('weighing pages')
    const weights = []
    for (const { name, url } of targets.filter(({ url }) => url !== places.deep)) {
      weights.push({ name, weight: await weighPage(browser, session, url) })
    }
    await browser.close()

    const speeds: Report['speeds'] = []
    for (const target of targets) {
      log(`measuring ${target.name}`)
      speeds.push(await measureSpeed(target, pids, { rounds, seconds }))
    }
    const pages: Report['pages'] = []
    for (const { name, url, headers } of targets) {
      const time = await splitPageTime(url, headers, stack.ports.supabase)
      pages.push({ name, ...time })
    }
    // The list as the page asks for it, without the page.
    const list = pages[0]?.calls.find(({ path }) => path.startsWith('/rest/v1/tickets'))
    if (list) {
      const authorization = `Bearer ${session.accessToken}`
      const headers = { apikey: stack.publishableKey, authorization }
      const url = `${stack.urls.supabase}${list.path}`
      const raw = { name: 'the list’s query alone', url, headers }
      speeds.push(await measureSpeed(raw, pids, { rounds, seconds }))
    }
    await pause(restMs)
    return {
      at: new Date().toISOString(),
      machine: `${cpus().length} cores, Node ${process.version}`,
      load: loadavg(),
      tickets: seeded.tickets,
      messages: seeded.messages,
      seedSeconds: seeded.seconds,
      ready,
      speeds,
      pages,
      plans: await explainPages(stack, pages, session.accessToken),
      weights,
      memory: { rest, loaded: await readMemory(pids) },
    }
  } finally {
    await browser.close()
  }
}
