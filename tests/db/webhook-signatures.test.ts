import { createHmac } from 'node:crypto'
import { sign as githubSign, verify as githubVerify } from '@octokit/webhooks-methods'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import {
  type Delivery,
  githubHeaders,
  standardHeaders,
  standardSecret,
  verifiedByPostgres,
} from '@/tests/support/factories-webhooks'

// Any characters but halves of pairs: what a provider can send as JSON, and more.
const text = fc.string({ unit: 'binary', maxLength: 300 })
const byte = fc.nat(255)
const position = fc.nat(10_000)

/** Changes one bit of one byte. */
function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  if (copy.length === 0) return Buffer.from([bit])
  const index = at % copy.length
  copy[index] = (copy[index] ?? 0) ^ (1 << (bit % 8))
  return copy
}

const mutation = fc.record({
  part: fc.constantFrom('body', 'signature', 'secret', 'id', 'timestamp'),
  at: position,
  bit: byte,
})

describe('GitHub’s signatures', () => {
  const secret = fc.string({ unit: 'grapheme', minLength: 8, maxLength: 60 })

  test('that GitHub’s own library makes are verified, of any body and any secret', async () => {
    const delivery = fc.record({ secret, payload: text.filter((payload) => payload !== '') })
    await fc.assert(
      fc.asyncProperty(fc.array(delivery, { minLength: 100, maxLength: 200 }), async (all) => {
        const signed = await Promise.all(
          all.map(async ({ secret, payload }) => ({
            secret,
            headers: { 'x-hub-signature-256': await githubSign(secret, payload) },
            body: Buffer.from(payload),
          })),
        )
        expect(await verifiedByPostgres('github', signed)).toEqual(all.map(() => true))
      }),
      { numRuns: 10 },
    )
  })

  test('over any bytes, none and those that are no text included, are verified', async () => {
    const bodies = [Buffer.alloc(0), Buffer.from([0]), Buffer.from([0xff, 0xfe, 0x00])]
    for (const bytes of fc.sample(fc.uint8Array({ maxLength: 500 }), 500)) {
      bodies.push(Buffer.from(bytes))
    }
    const all = bodies.map((body) => ({
      secret: 'secret secret',
      headers: githubHeaders('secret secret', body),
      body,
    }))
    expect(await verifiedByPostgres('github', all)).toEqual(all.map(() => true))
  })

  test('are refused when one bit of body, signature or secret is another', async () => {
    const delivery = fc.record({ secret, payload: text.filter((p) => p !== ''), mutation })
    await fc.assert(
      fc.asyncProperty(fc.array(delivery, { minLength: 100, maxLength: 200 }), async (all) => {
        const mutated = all.map(({ secret, payload, mutation: { part, at, bit } }) => {
          const digest = createHmac('sha256', secret).update(payload).digest()
          const inSignature = part !== 'body' && part !== 'secret'
          const hex = (inSignature ? flipped(digest, at, bit) : digest).toString('hex')
          return {
            secret: part === 'secret' ? `${secret}${at}` : secret,
            headers: { 'x-hub-signature-256': `sha256=${hex}` },
            body: part === 'body' ? flipped(Buffer.from(payload), at, bit) : Buffer.from(payload),
          }
        })
        expect(await verifiedByPostgres('github', mutated)).toEqual(all.map(() => false))
      }),
      { numRuns: 10 },
    )
  })

  test.each([
    ['none at all', {}],
    ['an empty one', { 'x-hub-signature-256': '' }],
    ['one without its scheme', { 'x-hub-signature-256': 'HEX' }],
    ['one of another scheme', { 'x-hub-signature-256': 'sha1=HEX' }],
    ['one under the old header', { 'x-hub-signature': 'sha256=HEX' }],
    ['one that is cut off', { 'x-hub-signature-256': 'sha256=HE' }],
    ['one with something behind it', { 'x-hub-signature-256': 'sha256=HEX00' }],
    ['one with a line end behind it', { 'x-hub-signature-256': 'sha256=HEX\n' }],
  ])('are refused: %s', async (_, template) => {
    const body = Buffer.from('{}')
    const hex = createHmac('sha256', 'a secret').update(body).digest('hex')
    const headers = JSON.parse(
      JSON.stringify(template)
        .replace('HEX', hex)
        .replace('HE"', `${hex.slice(0, -2)}"`),
    )
    expect(await verifiedByPostgres('github', [{ secret: 'a secret', headers, body }])).toEqual([
      false,
    ])
    // GitHub's library has no other opinion.
    const signature = headers['x-hub-signature-256']
    if (signature) expect(await githubVerify('a secret', '{}', signature)).toBe(false)
  })
})

describe('signatures of Standard Webhooks', () => {
  const secret = fc.integer({ min: 24, max: 64 }).map((bytes) => standardSecret(bytes))
  const id = fc.string({ minLength: 1, maxLength: 60 })
  const delivery = fc.record({
    secret,
    id,
    payload: text,
    age: fc.integer({ min: -290, max: 290 }),
  })
  const at = (age: number) => new Date(Date.now() - age * 1000)

  function signed(one: { secret: string; id: string; payload: string; age: number }): Delivery {
    const body = Buffer.from(one.payload)
    const headers = standardHeaders(one.secret, body, { id: one.id, at: at(one.age) })
    return { secret: one.secret, headers, body }
  }

  test('that the reference library makes are verified, of any body, id and secret', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(delivery, { minLength: 100, maxLength: 200 }), async (all) => {
        expect(await verifiedByPostgres('standard_webhooks', all.map(signed))).toEqual(
          all.map(() => true),
        )
      }),
      { numRuns: 10 },
    )
  })

  test('are refused when one bit of any signed part is another, as the library refuses them', async () => {
    const mutable = fc.record({ delivery, mutation })
    await fc.assert(
      fc.asyncProperty(fc.array(mutable, { minLength: 100, maxLength: 200 }), async (all) => {
        const mutated = all.map(({ delivery: one, mutation: { part, at, bit } }) => {
          const { secret, headers, body } = signed(one)
          const signature = Buffer.from(headers['webhook-signature']?.slice(3) ?? '', 'base64')
          const changed = { ...headers }
          if (part === 'id') changed['webhook-id'] += 'x'
          if (part === 'timestamp') {
            changed['webhook-timestamp'] = String(Number(headers['webhook-timestamp']) + 1)
          }
          if (part === 'signature') {
            changed['webhook-signature'] = `v1,${flipped(signature, at, bit).toString('base64')}`
          }
          return {
            secret: part === 'secret' ? standardSecret() : secret,
            headers: changed,
            body: part === 'body' ? flipped(body, at, bit) : body,
          }
        })
        expect(await verifiedByPostgres('standard_webhooks', mutated)).toEqual(all.map(() => false))
        for (const { secret, headers, body } of mutated.slice(0, 20)) {
          const verify = () =>
            new Webhook(secret).verify(body.toString(), headers, { jsonParse: false })
          // The library decodes bytes that are no text into replacement characters, and signs those.
          if (body.equals(Buffer.from(body.toString()))) expect(verify).toThrow()
        }
      }),
      { numRuns: 10 },
    )
  })
})
