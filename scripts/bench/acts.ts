import type { Browser, Page } from '@playwright/test'
import type { Session } from './browser'
import { quantile } from './quantile'

/** Milliseconds until the answer to an act begins, and until the page shows something of it. */
export type ActTime = { name: string; median: number; p99: number; paint: number }

const TIMES = 30
const REST_MS = 300

/** An act on a ticket; `again` counts, so that each one changes something. */
type Act = { name: string; prepare: (page: Page, again: number) => Promise<void>; button: string }

const ACTS: Act[] = [
  {
    name: 'save a change',
    prepare: async (page, again) => {
      const priority = page.getByRole('combobox', { name: 'Priority', exact: true })
      await priority.selectOption(again % 2 ? 'high' : 'low')
    },
    button: 'Save changes',
  },
  {
    name: 'send a reply',
    prepare: async (page, again) => {
      await page.getByRole('textbox', { name: 'Reply', exact: true }).fill(`Measured ${again}.`)
    },
    button: 'Send',
  },
]

/** What a press on a ticket's buttons takes: of the server, and with the processor slowed fourfold. */
export async function measureActs(
  browser: Browser,
  session: Session,
  url: string,
): Promise<ActTime[]> {
  const context = await browser.newContext({ storageState: session.state })
  const page = await context.newPage()
  const protocol = await context.newCDPSession(page)
  const times: ActTime[] = []
  for (const act of ACTS) {
    const answers = await performOften(page, act, url)
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await performOften(page, act, url)
    const presses = await page.evaluate(seenPresses)
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    times.push({
      name: act.name,
      median: quantile(answers, 0.5),
      p99: quantile(answers, 0.99),
      paint: presses.length > 0 ? quantile(presses, 0.98) : 16,
    })
  }
  await context.close()
  return times
}

async function performOften(page: Page, act: Act, url: string): Promise<number[]> {
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.evaluate(watchPresses)
  const answers: number[] = []
  for (let again = 0; again < TIMES; again += 1) answers.push(await perform(page, act, again))
  return answers
}

async function perform(page: Page, { prepare, button }: Act, again: number): Promise<number> {
  await prepare(page, again)
  const here = page.url()
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url() === here,
  )
  await page.getByRole('button', { name: button, exact: true }).first().click()
  const { responseStart } = (await answered).request().timing()
  // The page draws what came; then comes the next press.
  await page.waitForTimeout(REST_MS)
  return responseStart
}

type Watching = typeof globalThis & { presses?: number[] }

/** Runs in the page: notes how long each press took until the next paint, as Event Timing tells it. */
function watchPresses() {
  const presses: number[] = []
  ;(globalThis as Watching).presses = presses
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'click') presses.push(entry.duration)
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
}

/** Runs in the page; those that took less than 16 ms are not told. */
function seenPresses(): number[] {
  return (globalThis as Watching).presses ?? []
}
