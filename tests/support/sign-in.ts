import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { linkIn, mailCausedBy } from './mailbox'
import { stackFolder, testStack } from './stack'

/** The cookies of a signed-in browser, as Playwright keeps them. */
export type Session = Awaited<ReturnType<BrowserContext['storageState']>>

/** A browser that is signed in as nobody, even where a test is somebody by its options. */
export const nobody: Session = { cookies: [], origins: [] }

/**
 * Signs in as a person does, by the link in the mail, and ends on the page behind it.
 * The product refuses a second mail to one address within 60 s: tests that only need to be
 * somebody take the shared session of the `as` option instead.
 */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/login')
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  const mail = await mailCausedBy(email, () =>
    page.getByRole('button', { name: 'Send sign-in link' }).click(),
  )
  await page.goto(linkIn(mail, '/auth/confirm'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !/^\/(auth|login)(\/|$)/.test(url.pathname))
}

/** The session of a person, made once for all test processes and kept beside the stack. */
export async function sharedSession(browser: Browser, email: string): Promise<Session> {
  const folder = join(stackFolder(), 'sessions')
  const file = join(folder, `${encodeURIComponent(email)}.json`)
  await mkdir(folder, { recursive: true })

  return await alone(`${file}.lock`, async () => {
    const kept = await readFile(file, 'utf8').catch(() => undefined)
    if (kept) return JSON.parse(kept) as Session
    const context = await browser.newContext({
      baseURL: testStack().siteUrl,
      javaScriptEnabled: true,
      storageState: nobody,
    })
    try {
      await signIn(await context.newPage(), email)
      const session = await context.storageState()
      await writeFile(file, JSON.stringify(session))
      return session
    } finally {
      await context.close()
    }
  })
}

// Workers are processes of their own: only a file can keep two from asking for a mail at once.
async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + 60_000
  for (;;) {
    const handle = await open(lock, 'wx').catch(() => undefined)
    if (handle) {
      await handle.close()
      break
    }
    if (Date.now() > until) throw new Error(`${lock} was not given back within a minute`)
    await pause(100)
  }
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}
