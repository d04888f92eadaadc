import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Stack } from '@/supabase/local/stack-contract'
import { launchBrowser, signIn } from './browser'
import { phoneFigures } from './lighthouse'
import { measureSpeed } from './load'

const ARTICLE = '/help/change-the-name-on-your-invoices'
const EDITED = 'In which order webhooks arrive'
const EDITED_PATH = '/help/in-which-order-webhooks-arrive'
const CONNECTIONS = 16
const PLANS = { rounds: 3, seconds: 5 }

type Speed = { requestsPerSecond: number; p99: number }

/** What the help centre costs, and how others find it. */
export type HelpReport = {
  article: Speed
  staticFile: Speed
  /** Articles a second to static files a second. */
  ratio: number
  /** Figures of Lighthouse with the settings of a phone, 0 to 100. */
  lighthouse: Record<string, Record<string, number>>
  /** Milliseconds from pressing the button to a page that shows the edit. */
  editToSeen: number[]
}

/** Measures articles beside a static file of the same bytes, Lighthouse, and how soon an edit shows. */
export async function measureHelpCentre(
  stack: Stack,
  log: (line: string) => void,
): Promise<HelpReport> {
  const url = `${stack.urls.site}${ARTICLE}`
  const html = await (await fetch(url)).text()
  const files = await staticServer(html)
  log(`an article of ${Math.round(html.length / 1024)} kB, at ${CONNECTIONS} connections`)
  try {
    const article = await speedOf('article', url)
    const staticFile = await speedOf('static file', files.url)
    log(`article ${JSON.stringify(article)}, static file ${JSON.stringify(staticFile)}`)
    const times = await editToSeen(stack)
    log(`from saving to seeing: ${times.join(', ')} ms`)
    return {
      article,
      staticFile,
      ratio: article.requestsPerSecond / staticFile.requestsPerSecond,
      lighthouse: {
        article: await phoneFigures(url),
        front: await phoneFigures(`${stack.urls.site}/help`),
      },
      editToSeen: times,
    }
  } finally {
    files.close()
  }
}

async function speedOf(name: string, url: string): Promise<Speed> {
  const { speeds } = await measureSpeed({ name, url, headers: {} }, {}, PLANS, [CONNECTIONS])
  const [{ requestsPerSecond, p99 } = { requestsPerSecond: 0, p99: 0 }] = speeds
  return { requestsPerSecond, p99 }
}

/** The least that Node can do: the same bytes, held in memory, without a look at the address. */
async function staticServer(html: string) {
  const body = Buffer.from(html)
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length }
  const server = createServer((_, response) => response.writeHead(200, headers).end(body))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

async function editToSeen(stack: Stack): Promise<number[]> {
  const browser = await launchBrowser()
  try {
    const { state } = await signIn(browser, stack, 'agent@example.com')
    const page = await (await browser.newContext({ storageState: state })).newPage()
    await page.goto(`${stack.urls.site}/articles`)
    await page.getByRole('link', { name: EDITED }).click()
    const text = page.getByRole('textbox', { name: 'Text' })
    const times: number[] = []
    for (let edit = 0; edit < 5; edit++) {
      const words = `Edited for the ${edit + 1}. time.`
      await text.fill(`${await text.inputValue()}\n\n${words}`)
      const began = performance.now()
      await page.getByRole('button', { name: 'Save changes' }).click({ noWaitAfter: true })
      for (;;) {
        const shown = await (await fetch(`${stack.urls.site}${EDITED_PATH}`)).text()
        if (shown.includes(words)) break
      }
      times.push(Math.round(performance.now() - began))
      await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor()
      await page.reload()
    }
    return times
  } finally {
    await browser.close()
  }
}
