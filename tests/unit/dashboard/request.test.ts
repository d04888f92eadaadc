import { expect, test } from 'vitest'
import { dashboardSchema } from '@/lib/dashboard/schema'

const own = { from: '2026-01-01', to: '2026-01-31' }

test('days of one’s own win, as links have them', () => {
  expect(dashboardSchema.parse({ days: '7', ...own })).toEqual({ days: 7, ...own, by: 'team' })
  expect(dashboardSchema.parse({ days: 'own', ...own, by: 'tag' })).toEqual({
    ...{ days: 30, ...own, by: 'tag' },
  })
})

test('what was chosen in the form last wins', () => {
  // A span in place of days of one's own, days beside the span that was there, and back.
  expect(dashboardSchema.parse({ days: '7', shown: 'own', ...own })).toEqual({
    ...{ days: 7, by: 'team' },
  })
  expect(dashboardSchema.parse({ days: '30', shown: '30', ...own })).toMatchObject(own)
  expect(dashboardSchema.parse({ days: 'own', shown: 'own', from: own.from, to: '' })).toEqual({
    ...{ days: 30, from: own.from, by: 'team' },
  })
  expect(dashboardSchema.parse({ days: 'own', shown: '30', from: '', to: '' })).toEqual({
    ...{ days: 30, by: 'team' },
  })
})
