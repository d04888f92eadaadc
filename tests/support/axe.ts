import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const standards = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Asserts that axe finds nothing on the page as it stands (WCAG 2.0 A up to 2.2 AA). */
export async function expectAccessible(page: Page, { scripts = true } = {}): Promise<void> {
  const found = scripts ? await look(page) : await withCopy(page, look)
  expect(found, `accessibility of ${page.url()}`).toEqual([])
}

async function look(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.map((node) => `  ${node.target.join(' ')}\n  ${node.html}`)
    return [`${id}: ${help}`, ...places].join('\n')
  })
}

// Axe is a script and waits for ever where scripts are off: there it looks at a copy of the
// page, without the page's own scripts, in a browser that has them on.
async function withCopy<T>(page: Page, work: (copy: Page) => Promise<T>): Promise<T> {
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
