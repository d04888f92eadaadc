import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { program } from '@/tests/support/api'
import { ApiDocument } from '@/tests/support/api-document'
import { type Shot, shots } from '@/tests/support/api-fuzz'
import { ticket } from '@/tests/support/workspace'

// 10,000 with API_SHOTS=10000; each run says by which seed it is repeated (API_SEED).
const COUNT = Number(process.env.API_SHOTS ?? 400)
const SEED = Number(process.env.API_SEED ?? Date.now() % 2 ** 31)

test(`${COUNT} requests, valid or not, get answers that the document describes, and no 5xx`, async () => {
  test.setTimeout(30 * 60_000)
  const document = await ApiDocument.load()
  const { call, id } = await program()
  const numbers = await Promise.all([ticket(), ticket({ status: 'closed' }), ticket()])
  const places = [...numbers.map(String), '999999999', '0', id]
  const all = fc.sample(shots(document.operations, places), { numRuns: COUNT, seed: SEED })
  const statuses = new Map<number, number>()
  const wrong: string[] = []

  const next = all.values()
  const shoot = async () => {
    for (const shot of next) {
      const { operation, path, raw, headers } = shot
      const answer = await call(operation.method, path, {
        ...(raw !== undefined && { raw }),
        headers,
      })
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const faults = document.faults(operation, answer)
      if (answer.status >= 500) faults.push(JSON.stringify(answer.body))
      if (faults.length > 0) wrong.push(`${shown(shot)}: ${answer.status} ${faults.join('; ')}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, shoot))
  console.info(`seed ${SEED}: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`)
  expect(wrong.slice(0, 20)).toEqual([])
  // All refused, they would prove little.
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 404, 422]))
})

function shown({ operation, path, raw, headers }: Shot): string {
  return `${operation.method} ${path} ${JSON.stringify(headers)} ${raw?.slice(0, 300)}`
}
