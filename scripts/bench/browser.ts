import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { z } from 'zod'
import { findBrowser } from '@/scripts/checks/browser'
import { Refusal } from '@/supabase/local/refusal'
import { readSecrets } from '@/supabase/local/secrets'
import type { Stack } from '@/supabase/local/stack-contract'
import { quantile } from './quantile'

export type Session = {
  state: Awaited<ReturnType<BrowserContext['storageState']>>
  cookie: string
  accessToken: string
}

/** Kilobytes over the wire by type, headers included, and how many responses they came in. */
export type PageWeight = Record<string, { kilobytes: number; responses: number }>

export async function launchBrowser(): Promise<Browser> {
  const found = findBrowser()
  if (!found) throw new Refusal('the benchmark needs Chromium: run npm test once, or install it')
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = ['--disable-background-networking', '--no-first-run', ...sandbox]
  return chromium.launch({ ...(found === 'own' ? {} : found), args })
}

async function signInLink(stack: Stack, email: string): Promise<string> {
  const secrets = await readSecrets(stack.dataDir)
  const response = await fetch(`${stack.urls.supabase}/operator/sign-in-link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-operator-key': secrets?.operatorKey ?? '' },
    body: JSON.stringify({ email }),
  })
  return z.object({ link: z.url() }).parse(await response.json()).link
}

function accessToken(cookies: Session['state']['cookies']): string {
  const parts = cookies
    .filter((cookie) => cookie.name.startsWith('cfoil-session'))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .map((cookie) => decodeURIComponent(cookie.value))
  const text = Buffer.from(parts.join('').replace(/^base64-/, ''), 'base64url').toString()
  return z.object({ access_token: z.string() }).parse(JSON.parse(text)).access_token
}

/** Signs in as a person does, by a link and a press on the button. */
export async function signIn(browser: Browser, stack: Stack, email: string): Promise<Session> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(await signInLink(stack, email))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !/^\/(auth|login)(\/|$)/.test(url.pathname))
  const state = await context.storageState()
  await context.close()
  const cookie = state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return { state, cookie, accessToken: accessToken(state.cookies) }
}

/** Milliseconds to the largest contentful paint of a first visit, with the processor slowed fourfold. */
export async function paintTime(browser: Browser, session: Session, url: string): Promise<number> {
  const times: number[] = []
  for (let visit = 0; visit < 5; visit++) {
    const context = await browser.newContext({ storageState: session.state })
    const page = await context.newPage()
    const protocol = await context.newCDPSession(page)
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.goto(url, { waitUntil: 'load' })
    times.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) =>
              resolve(list.getEntries().at(-1)?.startTime ?? 0),
            ).observe({ type: 'largest-contentful-paint', buffered: true })
          }),
      ),
    )
    await context.close()
  }
  return quantile(times, 0.5)
}

/** What a first visit with an empty cache loads, until the network is at rest. */
export async function weighPage(
  browser: Browser,
  session: Session,
  url: string,
): Promise<PageWeight> {
  const context = await browser.newContext({ storageState: session.state })
  const page = await context.newPage()
  const protocol = await context.newCDPSession(page)
  const types = new Map<string, string>()
  const weight: PageWeight = {}
  await protocol.send('Network.enable')
  protocol.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? 'Other'
    const sum = weight[type] ?? { kilobytes: 0, responses: 0 }
    weight[type] = {
      kilobytes: sum.kilobytes + encodedDataLength / 1000,
      responses: sum.responses + 1,
    }
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await context.close()
  return weight
}
