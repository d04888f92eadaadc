import { expect, test } from '@/tests/support/e2e'

// The watch over the browser can go red: each complaint is seen, and then allowed.

test('an error in the console is seen', async ({ page, browserErrors }) => {
  await page.evaluate(() => console.error('it went wrong'))
  await expect.poll(() => browserErrors.unexpected()).toEqual([expect.stringMatching(/^console/)])
  browserErrors.allow(/it went wrong/)
})

test('an exception of the page is seen', async ({ page, browserErrors }) => {
  await page.setContent('<script>throw new Error("it went wrong")</script>')
  await expect.poll(() => browserErrors.unexpected()).toEqual([expect.stringMatching(/^exception/)])
  browserErrors.allow(/it went wrong/)
})

test('a breach of the content security policy is seen @no-js', async ({ page, browserErrors }) => {
  const policy = `<meta http-equiv="content-security-policy" content="img-src 'none'">`
  await page.setContent(
    `<head>${policy}</head><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">`,
  )
  await expect.poll(() => browserErrors.unexpected()).toEqual([expect.stringMatching(/img-src/)])
  browserErrors.allow(/img-src/)
})

test('a second browser is watched too', async ({ openAs, browserErrors }) => {
  const other = await openAs(undefined)
  await other.evaluate(() => console.error('it went wrong'))
  await expect.poll(() => browserErrors.unexpected()).toHaveLength(1)
  browserErrors.allow(/it went wrong/)
})

test('a page that is not accessible is seen @no-js', async ({ page, axe, browserErrors }) => {
  // Data has no icon of its own, so the browser asks for one at the root.
  browserErrors.allow(/favicon/)
  await page.goto('/api/health')
  await expect(axe()).rejects.toThrow(/document-title/)
})
