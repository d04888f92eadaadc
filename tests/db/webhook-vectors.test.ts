import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { theOnly } from '@/tests/support/factories'
import { rolledBack } from '@/tests/support/factories-postgres'
import {
  type Delivery,
  standardHeaders,
  standardSecret,
  verifiedByPostgres,
} from '@/tests/support/factories-webhooks'

// From the specification of Standard Webhooks and the documentation of GitHub.
const published = {
  standard: {
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    body: Buffer.from('{"test": 2432232314}'),
  },
  github: {
    secret: "It's a Secret to Everybody",
    headers: {
      'x-hub-signature-256':
        'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    },
    body: Buffer.from('Hello, World!'),
  },
}

/** What the function itself says when its clock stands at a second of the past. */
async function verifiedAt(second: number, { secret, headers, body }: Delivery): Promise<boolean> {
  return await rolledBack(async (pg) => {
    const { rows } = await pg.query<{ definition: string }>(
      `select pg_get_functiondef('private.verify_standard_webhooks(text, jsonb, bytea)'::regprocedure) as definition`,
    )
    const { definition } = theOnly(rows)
    const pinned = definition
      .replace('private.verify_standard_webhooks(', 'pg_temp.verify_then(')
      .replace('clock_timestamp()', `to_timestamp(${second})`)
    if (pinned.length === definition.length) throw new Error('the clock could not be pinned')
    await pg.query(pinned)
    const answer = await pg.query('select pg_temp.verify_then($1, $2, $3) as verified', [
      secret,
      JSON.stringify(headers),
      body,
    ])
    return theOnly(answer.rows).verified
  })
}

test('the example in GitHub’s documentation is verified', async () => {
  const { secret, headers, body } = published.github
  const other = { secret, headers, body: Buffer.from('Hello, World?') }
  expect(await verifiedByPostgres('github', [{ secret, headers, body }, other])).toEqual([
    true,
    false,
  ])
})

describe('the example in the specification of Standard Webhooks', () => {
  const sent = Number(published.standard.headers['webhook-timestamp'])

  test.each([
    [-301, false],
    [-300, true],
    [0, true],
    [300, true],
    [301, false],
  ])('read %i s after it was sent: %s', async (after, verified) => {
    expect(await verifiedAt(sent + after, published.standard)).toBe(verified)
  })

  test('is not verified with another body, even at its time', async () => {
    const body = Buffer.from('{"test": 2432232315}')
    expect(await verifiedAt(sent, { ...published.standard, body })).toBe(false)
  })

  test('is too old today', async () => {
    expect(await verifiedByPostgres('standard_webhooks', [published.standard])).toEqual([false])
  })
})

describe('a delivery of Standard Webhooks', () => {
  const secret = standardSecret()
  const body = Buffer.from('{"type":"ping"}')
  const aged = (seconds: number) => {
    const headers = standardHeaders(secret, body, { at: new Date(Date.now() - seconds * 1000) })
    return { secret, headers, body }
  }
  const good = standardHeaders(secret, body)
  const signature = good['webhook-signature']
  const verified = async (headers: Record<string, string>, over: Partial<Delivery> = {}) =>
    theOnly(await verifiedByPostgres('standard_webhooks', [{ secret, headers, body, ...over }]))

  test('is taken 299 s old or ahead, and refused at 302', async () => {
    const all = [299, -299, 302, -302, 86_400].map(aged)
    expect(await verifiedByPostgres('standard_webhooks', all)).toEqual([
      ...[true, true, false, false, false],
    ])
  })

  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const)(
    'without its %s is refused',
    async (name) => {
      const { [name]: _, ...others } = good
      expect(await verified(good)).toBe(true)
      expect(await verified(others)).toBe(false)
      expect(await verified({ ...others, [name]: '' })).toBe(false)
    },
  )

  test.each([
    ['behind one of another key', `v1,${Buffer.alloc(32).toString('base64')} ${signature}`],
    ['before one that is none', `${signature} v1,%%%`],
    ['among schemes not known here', `v1a,abc ${signature} v2,abc`],
    ['twice', `${signature} ${signature}`],
  ])('is verified by a signature that stands %s', async (_, signatures) => {
    expect(await verified({ ...good, 'webhook-signature': signatures })).toBe(true)
  })

  test.each([
    ['of another scheme', `v2,${signature.slice(3)}`],
    ['without a scheme', signature.slice(3)],
    ['that is cut off', signature.slice(0, -4)],
    ['that is empty', 'v1,'],
    ['in hex', `v1,${Buffer.from(signature.slice(3), 'base64').toString('hex')}`],
  ])('is refused with a signature %s', async (_, signatures) => {
    expect(await verified({ ...good, 'webhook-signature': signatures })).toBe(false)
  })

  test.each(['abc', '-1', '1e9', ' 1614265330', '9'.repeat(40), '1614265330.5', '٣'])(
    'is refused with the timestamp %j, without an error',
    async (timestamp) => {
      expect(await verified({ ...good, 'webhook-timestamp': timestamp })).toBe(false)
    },
  )

  // With no key there would be an HMAC that anyone can make.
  test.each(['', 'whsec_', 'whsec_c2hvcnQ=', 'whsec_%%%', `whsec_${'A'.repeat(200)}`])(
    'is refused where the secret is %j',
    async (secret) => {
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
      const signed = `${good['webhook-id']}.${good['webhook-timestamp']}.${body}`
      const made = createHmac('sha256', key).update(signed).digest('base64')
      expect(await verified({ ...good, 'webhook-signature': `v1,${made}` }, { secret })).toBe(false)
    },
  )
})
