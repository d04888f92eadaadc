import { beforeAll, describe, expect, test } from 'vitest'
import { countCodeAttempt, countSignInRequest } from '@/lib/auth/sign-in'
import { type Actor, nobody, signedIn } from '@/tests/support/actors'
import { freshEmail } from '@/tests/support/factories'
import { postgres } from '@/tests/support/factories-postgres'

let agent: Actor
beforeAll(async () => {
  agent = await signedIn()
})

const db = nobody()
// Documentation addresses (RFC 3849): the files of tests count beside one another.
const freshIp = () =>
  `2001:db8:${[1, 2, 3].map(() => Math.floor(Math.random() * 65_536).toString(16)).join(':')}::1`

const ask = (email: string, ip: string | null = freshIp()) => countSignInRequest(db, email, ip)
const tryCode = (email: string, ip: string | null = freshIp()) => countCodeAttempt(db, email, ip)

/** As if everything about an address or IP had happened so much earlier. */
async function later(interval: string, { email, ip }: { email?: string; ip?: string }) {
  await postgres().query(
    `update private.sign_in_attempts set created_at = created_at - $1::interval
     where email_hash = sha256(convert_to(lower($2), 'UTF8')) or ip = private.place_of($3::inet)`,
    [interval, email ?? '', ip ?? null],
  )
}

/** As if so many attempts of others had come from an IP just now. */
async function attemptsFrom(ip: string, action: 'mail' | 'code', count: number) {
  await postgres().query(
    `insert into private.sign_in_attempts (action, email_hash, ip)
     select $2, sha256(convert_to($1 || n::text, 'UTF8')), private.place_of($1::inet) from generate_series(1, $3::int) n`,
    [ip, action, count],
  )
}

describe('a sign-in mail', () => {
  test('goes to an address once in 60 seconds', async () => {
    const email = freshEmail()
    expect(await ask(email)).toBe(0)
    const wait = await ask(email)
    expect(wait).toBeGreaterThan(50)
    expect(wait).toBeLessThanOrEqual(60)
    await later('58 seconds', { email })
    expect(await ask(email)).toBeGreaterThan(0)
    await later('2 seconds', { email })
    expect(await ask(email)).toBe(0)
  })

  test('is one to an address in any case, with blanks around it', async () => {
    const email = freshEmail('grüße')
    expect(await ask(email)).toBe(0)
    expect(await ask(` ${email.toUpperCase().replace('SS', 'ß')} `)).toBeGreaterThan(0)
  })

  test('is counted alike for addresses that may enter and for those that may not', async () => {
    const unknown = freshEmail()
    expect([await ask(agent.email), await ask(unknown)]).toEqual([0, 0])
    const [known, stranger] = [await ask(agent.email), await ask(unknown)]
    expect(Math.abs(known - stranger)).toBeLessThanOrEqual(1)
    expect(known).toBeGreaterThan(0)
  })

  test('asked for many times at once is allowed once', async () => {
    const email = freshEmail()
    const waits = await Promise.all(Array.from({ length: 12 }, () => ask(email)))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(1)
  })

  test('goes to 120 addresses an hour from one IP, and from another all the same', async () => {
    const ip = freshIp()
    await attemptsFrom(ip, 'mail', 119)
    expect(await ask(freshEmail(), ip)).toBe(0)
    const wait = await ask(freshEmail(), ip)
    expect(wait).toBeGreaterThan(3500)
    expect(wait).toBeLessThanOrEqual(3600)
    expect(await ask(freshEmail())).toBe(0)
    expect(await ask(freshEmail(), null)).toBe(0)
    await later('1 hour', { ip })
    expect(await ask(freshEmail(), ip)).toBe(0)
  })

  test('is counted for a line, whichever of its addresses of IPv6 it comes from', async () => {
    const ip = freshIp()
    await attemptsFrom(ip, 'mail', 120)
    expect(await ask(freshEmail(), ip.replace('::1', ':ffff::2'))).toBeGreaterThan(0)
    expect(await ask(freshEmail())).toBe(0)
    const { rows } = await postgres().query(
      `select text(private.place_of(i::inet)) as place
       from unnest('{192.0.2.7,::ffff:192.0.2.7,2001:db8:1:2:3::4}'::text[]) i`,
    )
    expect(rows.map(({ place }) => place)).toEqual([
      ...['192.0.2.7/32', '192.0.2.7/32', '2001:db8:1:2::/64'],
    ])
  })

  test('for other addresses at once never goes beyond what the IP has left', async () => {
    const ip = freshIp()
    await attemptsFrom(ip, 'mail', 117)
    const waits = await Promise.all(Array.from({ length: 10 }, () => ask(freshEmail(), ip)))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
  })

  test('that was refused is not counted: waiting is enough', async () => {
    const email = freshEmail()
    await ask(email)
    await later('59 seconds', { email })
    for (let n = 0; n < 5; n += 1) expect(await ask(email)).toBeGreaterThan(0)
    await later('1 second', { email })
    expect(await ask(email)).toBe(0)
  })
})

describe('a six-digit code', () => {
  test('is tried five times in 15 minutes for an address, wherever from', async () => {
    const email = freshEmail()
    for (let n = 0; n < 5; n += 1) expect(await tryCode(email)).toBe(0)
    const wait = await tryCode(email)
    expect(wait).toBeGreaterThan(800)
    expect(wait).toBeLessThanOrEqual(900)
    await later('15 minutes', { email })
    expect(await tryCode(email)).toBe(0)
  })

  test('tried twenty times at once is allowed five times', async () => {
    const email = freshEmail()
    const waits = await Promise.all(Array.from({ length: 20 }, () => tryCode(email)))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5)
  })

  test('is tried 60 times in 15 minutes from one IP', async () => {
    const ip = freshIp()
    await attemptsFrom(ip, 'code', 59)
    expect(await tryCode(freshEmail(), ip)).toBe(0)
    expect(await tryCode(freshEmail(), ip)).toBeGreaterThan(800)
  })

  test('and a mail are counted apart', async () => {
    const email = freshEmail()
    expect([await ask(email), await tryCode(email)]).toEqual([0, 0])
  })
})

test('attempts are kept for a day and never name an address', async () => {
  const email = freshEmail()
  await ask(email)
  await later('25 hours', { email })
  await ask(email)
  const { rows } = await postgres().query<{ row: object }>(
    `select to_jsonb(a) as row from private.sign_in_attempts a
     where email_hash = sha256(convert_to($1, 'UTF8'))`,
    [email],
  )
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(email)
})
