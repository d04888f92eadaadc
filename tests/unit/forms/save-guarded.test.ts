import { expect, test } from 'vitest'
import { z } from 'zod'
import type { FormValues } from '@/lib/forms/action-state'
import { saveGuarded } from '@/lib/forms/save-guarded'

const schema = z.object({ name: z.string(), company: z.string(), notes: z.string() })
const then = { name: 'Kim', company: 'Acme', notes: '' }
const [early, late] = ['2026-11-29T12:00:00+00:00', '2026-11-29T12:05:00+00:00']

/** Saves what was typed over `now`, in a database that has moved on when `now` is not `then`. */
async function saved(typed: Partial<typeof then>, now: FormValues = then) {
  const current = now === then ? early : late
  const writes: object[] = []
  const state = await saveGuarded({
    values: { ...then, ...typed, seen_at: early, base: JSON.stringify(then) },
    schema,
    load: async () => ({ values: now, seenAt: current }),
    async save(seenAt, changes) {
      if (seenAt !== current) return { ok: false, refusal: { kind: 'stale' } }
      writes.push(changes)
      return { ok: true, value: null }
    },
    refused: () => ({ ok: false, formError: 'Refused.', values: {} }),
  })
  return { state, writes }
}

test('what was not changed is not sent along: its name may be another by now', async () => {
  expect(await saved({ notes: 'Calls on Mondays.' })).toEqual({
    ...{ state: null, writes: [{ notes: 'Calls on Mondays.' }] },
  })
})

test('overtaken, it is saved on top of what others saved, and still nothing else', async () => {
  const now = { ...then, company: '', name: 'Kim P' }
  expect(await saved({ notes: 'Calls.' }, now)).toEqual({
    ...{ state: null, writes: [{ notes: 'Calls.' }] },
  })
  const { state, writes } = await saved({ company: 'Beta' }, now)
  expect(writes).toEqual([])
  expect(state).toMatchObject({ ok: false, conflicts: { company: {} } })
})
