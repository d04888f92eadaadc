import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import type { SignatureSetting } from '@/lib/webhooks/types'
import { basicHeaders, stripeHeaders, verifiedByPostgres } from '@/tests/support/factories-webhooks'

const secret = fc.string({ unit: 'grapheme', minLength: 8, maxLength: 60 })
const payload = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 })
const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 100, maxLength: 200 })

/** Whether Stripe's own library takes a delivery; of bytes, as it should be used. */
function stripeSays({ secret, headers, body }: Parameters<typeof verifiedByPostgres>[1][number]) {
  try {
    return Boolean(
      Stripe.webhooks.signature?.verifyHeader(
        body.toString(),
        headers['stripe-signature'] ?? '',
        secret,
        300,
      ),
    )
  } catch {
    return false
  }
}

describe('Stripe’s signatures', () => {
  const delivery = fc.record({ secret, payload, age: fc.integer({ min: -290, max: 290 }) })
  const signed = (one: { secret: string; payload: string; age: number }) => {
    const body = Buffer.from(one.payload)
    const at = new Date(Date.now() - one.age * 1000)
    return { secret: one.secret, headers: stripeHeaders(one.secret, body, at), body }
  }

  test('that Stripe’s own library makes are verified, of any body and any secret', async () => {
    await fc.assert(
      fc.asyncProperty(many(delivery), async (all) => {
        expect(await verifiedByPostgres('stripe', all.map(signed))).toEqual(all.map(() => true))
      }),
      { numRuns: 10 },
    )
  })

  test('are refused when any signed part is another, as the library refuses them', async () => {
    const part = fc.constantFrom('body', 'secret', 'time', 'signature', 'scheme')
    await fc.assert(
      fc.asyncProperty(many(fc.record({ delivery, part })), async (all) => {
        const mutated = all.map(({ delivery: one, part }) => {
          const { headers, body, ...rest } = signed(one)
          const header = headers['stripe-signature']
          const changed = {
            time: header.replace(/t=(\d+)/, (_, t) => `t=${Number(t) + 1}`),
            signature: header.replace(/v1=(.)/, (_, d) => `v1=${d === '0' ? '1' : '0'}`),
            scheme: header.replace('v1=', 'v0='),
          }[part as string]
          return {
            secret: part === 'secret' ? `${rest.secret}x` : rest.secret,
            headers: { 'stripe-signature': changed ?? header },
            body: part === 'body' ? Buffer.concat([body, Buffer.from(' ')]) : body,
          }
        })
        expect(await verifiedByPostgres('stripe', mutated)).toEqual(all.map(() => false))
        expect(mutated.map(stripeSays)).toEqual(all.map(() => false))
      }),
      { numRuns: 10 },
    )
  })

  test.each([
    ['nothing', ''],
    ['only a time', 't=NOW'],
    ['no time', 'v1=HEX'],
    ['two times', 't=NOW,t=NOW,v1=HEX'],
    ['a time that is none', 't=NOWx,v1=HEX'],
    ['a time 301 s ago', 't=OLD,v1=OLDHEX'],
    ['a time 301 s ahead', 't=NEW,v1=NEWHEX'],
    ['a signature cut off', 't=NOW,v1=HALF'],
    ['one of another scheme', 't=NOW,v0=HEX'],
  ])('with %s are refused', async (_, template) => {
    const body = Buffer.from('{}')
    const now = Math.floor(Date.now() / 1000)
    const hex = (at: number) => createHmac('sha256', 'a secret').update(`${at}.{}`).digest('hex')
    const header = template
      .replace('OLDHEX', hex(now - 302))
      .replace('NEWHEX', hex(now + 320))
      .replaceAll('NOW', String(now))
      .replace('OLD', String(now - 302))
      .replace('NEW', String(now + 320))
      .replace('HEX', hex(now))
      .replace('HALF', hex(now).slice(0, 62))
    const headers = { 'stripe-signature': header }
    expect(await verifiedByPostgres('stripe', [{ secret: 'a secret', headers, body }])).toEqual([
      false,
    ])
  })

  test('while a secret is rolled at Stripe, one of two that fits is enough', async () => {
    const body = Buffer.from('{}')
    const [one, other] = ['secret one', 'secret two'].map(
      (by) => stripeHeaders(by, body)['stripe-signature'],
    )
    const headers = { 'stripe-signature': `${one},${other?.split(',')[1]}` }
    const all = ['secret one', 'secret two', 'secret six'].map((by) => ({
      secret: by,
      headers,
      body,
    }))
    expect(await verifiedByPostgres('stripe', all)).toEqual([true, true, false])
  })
})

describe('an HMAC in a header of one’s choice', () => {
  const setting = fc.record<SignatureSetting>({
    header: fc.constantFrom('x-signature', 'x-hmac-sha512', 'sig'),
    algorithm: fc.constantFrom('sha1', 'sha256', 'sha512'),
    encoding: fc.constantFrom('hex', 'base64'),
    prefix: fc.constantFrom('', 'sha256=', 'v1,'),
  })
  const delivery = fc.record({ setting, secret, payload })
  const signed = ({
    setting,
    secret,
    payload,
  }: typeof delivery extends fc.Arbitrary<infer T> ? T : never) => {
    const body = Buffer.from(payload)
    const digest = createHmac(setting.algorithm, secret).update(body).digest(setting.encoding)
    return {
      secret,
      signature: setting,
      headers: { [setting.header]: `${setting.prefix}${digest}` },
      body,
    }
  }

  test('is verified as the setting says, of any body and any secret', async () => {
    await fc.assert(
      fc.asyncProperty(many(delivery), async (all) => {
        expect(await verifiedByPostgres('generic', all.map(signed))).toEqual(all.map(() => true))
      }),
      { numRuns: 10 },
    )
  })

  test('is refused under any other setting, secret or body', async () => {
    const part = fc.constantFrom('algorithm', 'encoding', 'prefix', 'header', 'secret', 'body')
    await fc.assert(
      fc.asyncProperty(many(fc.record({ delivery, part })), async (all) => {
        const mutated = all.map(({ delivery: one, part }) => {
          const right = signed(one)
          const { algorithm, encoding, prefix, header } = right.signature
          const other: SignatureSetting = {
            algorithm:
              part === 'algorithm' ? (algorithm === 'sha1' ? 'sha512' : 'sha1') : algorithm,
            encoding: part === 'encoding' ? (encoding === 'hex' ? 'base64' : 'hex') : encoding,
            prefix: part === 'prefix' ? `x${prefix}` : prefix,
            header: part === 'header' ? 'x-other' : header,
          }
          return {
            ...right,
            signature: other,
            secret: part === 'secret' ? `${right.secret}x` : right.secret,
            body: part === 'body' ? Buffer.concat([right.body, Buffer.from('x')]) : right.body,
          }
        })
        expect(await verifiedByPostgres('generic', mutated)).toEqual(all.map(() => false))
      }),
      { numRuns: 10 },
    )
  })
})

describe('credentials in the address', () => {
  const user = fc.string({ maxLength: 20 }).filter((name) => !name.includes(':'))

  test('are verified by their password alone, colons and all characters included', async () => {
    await fc.assert(
      fc.asyncProperty(many(fc.record({ secret, user })), async (all) => {
        const right = all.map(({ secret, user }) => ({
          secret,
          headers: basicHeaders(secret, user),
          body: Buffer.alloc(0),
        }))
        expect(await verifiedByPostgres('basic', right)).toEqual(all.map(() => true))
        const wrong = right.map((one) => ({ ...one, secret: `${one.secret}x` }))
        expect(await verifiedByPostgres('basic', wrong)).toEqual(all.map(() => false))
      }),
      { numRuns: 5 },
    )
  })

  test.each([
    ['', 'Bearer c2VjcmV0OnNlY3JldA==', 'Basic', 'Basic !!!', 'Basic c2VjcmV0'],
    ['Basic ', `Basic ${'A'.repeat(4000)}`, 'Basic OnNlY3JldA', 'basic:secret', 'Basic =', '::'],
  ])('that are none are refused: %j and others', async (...headers) => {
    const all = headers.map((authorization) => ({
      secret: 'a secret',
      headers: { authorization },
      body: Buffer.alloc(0),
    }))
    expect(await verifiedByPostgres('basic', all)).toEqual(all.map(() => false))
  })

  test('or a signature over the very bytes let a mail in, and nothing else does', async () => {
    const body = Buffer.from('From: a@example.com\r\n\r\nHi \xff', 'latin1')
    const hex = createHmac('sha256', 'the secret').update(body).digest('hex')
    const by = (headers: Record<string, string>) => ({ secret: 'the secret', headers, body })
    const all = [
      by({ 'x-counterfoil-signature': `sha256=${hex}` }),
      by(basicHeaders('the secret')),
      by({ 'x-counterfoil-signature': hex }),
      by({
        'x-counterfoil-signature': `sha256=${hex.replace(/^./, (d) => (d === '0' ? '1' : '0'))}`,
      }),
      by(basicHeaders('another secret')),
      by({}),
    ]
    expect(await verifiedByPostgres('mail', all)).toEqual([true, true, false, false, false, false])
  })
})
