import { expect, type Locator, type Page } from '@playwright/test'

// The page of a ticket, as tests of answering look at it.

export const box = (page: Page, name: 'Reply' | 'Internal note' = 'Reply'): Locator =>
  page.getByRole('textbox', { name, exact: true })

export const articles = (page: Page): Locator => page.getByRole('article')

export const said = (page: Page, text: string): Locator =>
  page.getByRole('main').getByRole('status').filter({ hasText: text })

export const status = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Status', exact: true })

export async function press(within: Locator, name: string): Promise<void> {
  await within.getByRole('button', { name, exact: true }).click()
}

/** Nothing has to be scrolled sideways, and axe finds nothing, in light and dark. */
export async function expectUsable(page: Page, axe: (page: Page) => Promise<void>): Promise<void> {
  await axe(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
}
