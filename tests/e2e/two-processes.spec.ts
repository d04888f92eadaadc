import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@/tests/support/e2e'
import { articleApart } from '@/tests/support/help'
import { secondApp } from '@/tests/support/second-app'
import { rowsOf } from '@/tests/support/workspace'

test.use({ as: 'agent@example.com' })

test('an edit shows in every process of the app, whoever took it, and makes nothing else anew there', async ({
  page,
}) => {
  const [one, other] = [await articleApart('Read twice'), await articleApart('Left alone')]
  const second = await secondApp()
  try {
    const there = (slug: string) => page.request.get(`${second.origin}/help/${slug}`)
    const cached = async (slug: string) => (await there(slug)).headers()['x-nextjs-cache']
    await expect.poll(() => cached(one.slug)).toBe('HIT')

    await page.goto(`/articles/${one.id}`)
    await page.getByRole('textbox', { name: 'Text' }).fill('It is written in one process.')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
    const text = async () => (await there(one.slug)).text()
    await expect.poll(text).toContain('It is written in one process.')

    // Again where the workspace gets another name meanwhile, which concerns all pages.
    let edit = 0
    await expect(async () => {
      await expect.poll(() => cached(other.slug)).toBe('HIT')
      edit += 1
      const body = `By hand, ${edit}.`
      await rowsOf('update public.help_articles set body = $2 where id = $1', [one.id, body])
      await expect.poll(text).toContain(body)
      expect(await cached(other.slug)).toBe('HIT')
    }).toPass()
    const here = async () => (await page.request.get(`/help/${one.slug}`)).text()
    await expect.poll(here).toContain(`By hand, ${edit}.`)
  } finally {
    await second.stop()
  }
})

test('a page that cannot be made says so in HTML under the policy of all others, and is not kept', async ({
  page,
  browserErrors,
}) => {
  browserErrors.allow(/status of 503/)
  const away = createServer((_, response) => response.writeHead(503).end())
  await new Promise<void>((resolve) => away.listen(0, '127.0.0.1', resolve))
  const { port } = away.address() as AddressInfo
  const second = await secondApp(`http://127.0.0.1:${port}`)
  try {
    for (const path of ['/help', '/help/some-article']) {
      const answer = await page.goto(`${second.origin}${path}`)
      expect(answer?.status(), path).toBe(503)
      const policies = (await answer?.headerValues('content-security-policy')) ?? []
      expect(policies.join(), path).toContain("script-src 'self';")
      await expect(page.getByRole('heading', { level: 1 })).toContainText(
        'cannot be shown right now',
      )
    }
  } finally {
    await second.stop()
    away.close()
  }
})
