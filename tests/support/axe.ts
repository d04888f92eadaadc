import { expect, type Page } from '@playwright/test'
import axeCore, { type AxeResults, type RunOptions } from 'axe-core'

const standards = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Asserts that axe finds nothing on the page as it stands (WCAG 2.0 A up to 2.2 AA), in light and dark. */
export async function expectAccessible(page: Page, { scripts = true } = {}): Promise<void> {
  // What is shown may come before the name of its page; that it has none is for axe to say.
  await expect(page)
    .toHaveTitle(/./, { timeout: 5000 })
    .catch(() => undefined)
  const found = await beside(page, scripts, async (one) => {
    await one.emulateMedia({ colorScheme: 'light' })
    const light = await look(one, standards)
    await one.emulateMedia({ colorScheme: 'dark' })
    // Dark changes nothing but colours.
    const dark = await look(one, ['color-contrast'])
    await one.emulateMedia({ colorScheme: null })
    return [...light, ...dark.map((one) => `in dark, ${one}`)]
  })
  expect(found, `accessibility of ${page.url()}`).toEqual([])
}

// Run in the page itself: the usual builder opens a tab of its own for each look and carries
// everything that passed over the wire, which costs more than the look. No page has frames.
async function look(page: Page, rules: string[]): Promise<string[]> {
  await page.evaluate(axeCore.source)
  const violations = await page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }
      return (await axe.run(options)).violations
    },
    { runOnly: rules, resultTypes: ['violations' as const] },
  )
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.map((node) => `  ${node.target.join(' ')}\n  ${node.html}`)
    return [`${id}: ${help}`, ...places].join('\n')
  })
}

// Axe is a script and waits for ever where scripts are off: there it looks at a copy of the
// page, without the page's own scripts, in a browser that has them on.
async function beside<T>(
  page: Page,
  scripts: boolean,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  if (scripts) return await work(page)
  const html = await page.content()
  const browser = page.context().browser()
  if (!browser) throw new Error('The page belongs to no browser')
  const context = await browser.newContext({
    javaScriptEnabled: true,
    storageState: await page.context().storageState(),
  })
  try {
    const copy = await context.newPage()
    const body = html.replace(/<script\b[\s\S]*?<\/script>/gi, '')
    await copy.route(page.url(), (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body }),
    )
    await copy.goto(page.url())
    return await work(copy)
  } finally {
    await context.close()
  }
}
