import type { Locator, Page } from '@playwright/test'

/** The form that the text box of this name stands in: "Reply" and "Internal note" have one each. */
export function formOf(page: Page, name: string): Locator {
  return page.locator('form').filter({ has: page.getByRole('textbox', { name, exact: true }) })
}

/** Writes a reply or a note and presses the button of its own form. */
export async function write(page: Page, kind: 'Reply' | 'Internal note', text: string) {
  await page.getByRole('textbox', { name: kind, exact: true }).fill(text)
  await formOf(page, kind).getByRole('button', { name: 'Send', exact: true }).click()
}

/** What a refused form says of itself; Next keeps an alert of its own, outside of the page. */
export function refusal(page: Page): Locator {
  return page.getByRole('main').getByRole('alert')
}
