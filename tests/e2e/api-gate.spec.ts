import { expect, test } from '@playwright/test'
import { callApi, program } from '@/tests/support/api'
import { oneOff, rowsOf } from '@/tests/support/workspace'

test('a key that has used up its minute is told when to come back', async () => {
  const us = await program(['tickets:read'], 3)
  const answers = []
  for (let n = 0; n < 5; n++) answers.push(await us.call('GET', '/tags'))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429])
  expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"key";q=3;w=60')
  expect(answers[2]?.headers.get('ratelimit')).toMatch(/^"key";r=0;t=\d+$/)
  const wait = Number(answers[4]?.headers.get('retry-after'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
})

test('a revoked key is a wrong one from its next request on', async () => {
  const us = await program()
  expect((await us.call('GET', '/tags')).status).toBe(200)
  await rowsOf('select private.revoke_api_key($1)', [us.id])
  const refused = await us.call('GET', '/tags')
  const wrong = await callApi('cfoil_wrong', 'GET', '/tags')
  expect([refused.status, refused.body]).toEqual([401, wrong.body])
  expect(refused.headers.get('www-authenticate')).toContain('Bearer')
})

test('pages of other origins call only when an admin has named them', async () => {
  const us = await program()
  const origin = `https://${oneOff('shop')}.example`
  const headers = { origin, 'access-control-request-method': 'POST' }
  const asked = () => callApi(null, 'OPTIONS', '/tickets', { headers })
  expect((await asked()).headers.get('access-control-allow-origin')).toBeNull()
  await rowsOf('update public.settings set api_origins = api_origins || $1::text', [origin])
  const allowed = await asked()
  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
    204,
    origin,
  ])
  expect(allowed.headers.get('access-control-allow-headers')).toContain('If-Match')
  const real = await us.call('GET', '/tags', { headers: { origin } })
  expect(real.headers.get('access-control-allow-origin')).toBe(origin)
  const other = await us.call('GET', '/tags', { headers: { origin: 'https://evil.example' } })
  expect(other.headers.get('access-control-allow-origin')).toBeNull()
  await rowsOf('update public.settings set api_origins = array_remove(api_origins, $1)', [origin])
})

test('addresses and methods that are none are told as problems', async () => {
  const us = await program()
  const nothing = await us.call('GET', '/nonsense')
  expect([nothing.status, nothing.headers.get('content-type')]).toEqual([
    404,
    'application/problem+json',
  ])
  const put = await us.call('PUT', '/tickets', { body: {} })
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST, OPTIONS'])
})
