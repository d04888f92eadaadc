import { test as base, type Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { BrowserErrors } from './browser-errors'
import { listMails, mailCausedBy } from './mailbox'
import { nobody, sharedSession } from './sign-in'
import { testStack } from './stack'

export { expect } from '@playwright/test'

type Fixtures = {
  /** Who the browser of this test is signed in as: `test.use({ as: 'agent@example.com' })`. */
  as: string | undefined
  /** Opens a second browser, signed in as somebody else, or as nobody. */
  openAs: (email: string | undefined) => Promise<Page>
  /** The local mailbox: `list(to)`, and `causedBy(to, act)` for the first mail an act brings. */
  mailbox: { list: typeof listMails; causedBy: typeof mailCausedBy }
  /** Asserts that axe finds nothing on the page, or on the one given. */
  axe: (page?: Page) => Promise<void>
  /** Fails the test on unexpected complaints of the browser; `allow` those that belong to it. */
  browserErrors: BrowserErrors
}

export const test = base.extend<Fixtures>({
  as: [undefined, { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright demands the braces
  baseURL: async ({}, use) => {
    await use(testStack().siteUrl)
  },

  storageState: async ({ as, browser, storageState }, use) => {
    await use(as ? await sharedSession(browser, as) : storageState)
  },

  browserErrors: [
    async ({ context }, use) => {
      const errors = new BrowserErrors()
      errors.watch(context)
      await use(errors)
      base.expect(errors.unexpected(), 'what the browser complained of').toEqual([])
    },
    { auto: true },
  ],

  // What a project sets (JavaScript, the size) holds for contexts that a test opens itself.
  openAs: async ({ browser, browserErrors }, use) => {
    const opened: { close(): Promise<void> }[] = []
    await use(async (email) => {
      const storageState = email ? await sharedSession(browser, email) : nobody
      const context = await browser.newContext({ storageState })
      opened.push(context)
      browserErrors.watch(context)
      return await context.newPage()
    })
    await Promise.all(opened.map((context) => context.close()))
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright demands the braces
  mailbox: async ({}, use) => {
    await use({ list: listMails, causedBy: mailCausedBy })
  },

  axe: async ({ page, javaScriptEnabled }, use) => {
    await use((other) => expectAccessible(other ?? page, { scripts: javaScriptEnabled }))
  },
})
