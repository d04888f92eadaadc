import { describe, expect, test } from 'vitest'
import { concernsOf, type Watched } from '@/lib/overview/concerns'
import { figuresOf } from '@/lib/overview/figures'
import { health, jobs } from '@/tests/unit/health/health'

const NOW = Date.parse('2026-03-01T12:00:00Z')
const inDays = (days: number) => new Date(NOW + days * 86_400_000).toISOString()

const well: Watched = {
  sources: [],
  subscriptions: [],
  subscriptionsOn: 0,
  health: health({ facts: { webhooks: { failed_events: 9, switched_off: 9 } } }),
  invitations: [],
  apiKeys: [],
}
const source = (slug: string, failed: number) => ({
  ...{ id: slug, slug, provider: 'github' as const, disabledAt: null },
  ...{ lastReceivedAt: null, waiting: 0, failed },
})
const subscription = {
  ...{ id: 's', url: 'https://hooks.example.com/in', events: [], createdAt: inDays(-9) },
  ...{ disabledAt: null, disabledReason: null, failingSince: null, deliveredAt: null },
}
const key = (expiresAt: string | null, revokedAt: string | null = null) => ({
  ...{ id: 'k', name: 'Shop', scopes: [], limit: 60, createdAt: inDays(-9), createdBy: null },
  ...{ lastUsedAt: null, expiresAt, revokedAt },
})
const invitation = (expiresAt: string) => ({
  ...{ id: 'i', email: 'kim@example.com', role: 'agent' as const, invitedBy: null },
  ...{ createdAt: inDays(-9), expiresAt },
})
const titles = (watched: Partial<Watched>) =>
  concernsOf({ ...well, ...watched }, NOW).map(({ title }) => title)

describe('what needs an admin', () => {
  test('is nothing when all is well; what health knows of webhooks alone is said by their own lines', () => {
    expect(
      titles({
        sources: [source('issues', 0)],
        subscriptions: [subscription, { ...subscription, disabledAt: inDays(-1) }],
        apiKeys: [key(null), key(inDays(30)), key(inDays(-1)), key(inDays(3), inDays(-1))],
        invitations: [invitation(inDays(1))],
      }),
    ).toEqual([])
  })

  test('names the source whose events failed and leads to them', () => {
    expect(concernsOf({ ...well, sources: [source('issues', 1)] }, NOW)).toMatchObject([
      { title: '1 event of “issues” failed', href: '/admin/sources/issues?status=failed' },
    ])
    expect(titles({ sources: [source('shop', 1001)] })).toEqual([
      'More than 1,000 events of “shop” failed',
    ])
  })

  test('sums up more than three of a kind', () => {
    const sources = ['a', 'b', 'c', 'd'].map((slug) => source(slug, 2))
    expect(titles({ sources: sources.slice(1) })).toHaveLength(3)
    expect(titles({ sources })).toEqual(['4 sources have failed events'])
  })

  test('tells a webhook out that was switched off from one that only fails', () => {
    expect(
      titles({
        subscriptions: [
          { ...subscription, failingSince: inDays(-1) },
          { ...subscription, id: 't', disabledAt: inDays(0), disabledReason: 'gone' },
          { ...subscription, id: 'u', disabledAt: inDays(0), disabledReason: 'failing' },
        ],
      }),
    ).toEqual([
      'hooks.example.com said that it is gone, and was switched off',
      'hooks.example.com failed for five days, and was switched off',
      'hooks.example.com does not take what it is sent',
    ])
  })

  test('puts what failed before what will pass or run out', () => {
    const levels = concernsOf(
      {
        ...well,
        apiKeys: [key(inDays(3))],
        invitations: [invitation(inDays(-1))],
        health: health({ facts: { jobs: { ...jobs, failed: 200, retrying: 1 } } }),
      },
      NOW,
    ).map(({ level, title }) => [level, title])
    expect(levels).toEqual([
      ['bad', 'Failed jobs: 200 failed, 1 tried again later'],
      ['warn', 'The API key “Shop” runs out soon'],
      ['warn', '1 invitation ran out unanswered'],
    ])
  })

  test('is told too when health cannot be read, beside all that can', () => {
    expect(titles({ health: null, invitations: [invitation(inDays(-1))] })).toEqual([
      'How the installation fares could not be read',
      '1 invitation ran out unanswered',
    ])
    expect(figuresOf({ ...well, health: null, subscriptionsOn: 80 })).toMatchObject([
      { label: 'Sources open' },
      { label: 'Webhooks out', value: '80' },
      { label: 'API keys' },
    ])
  })

  test('leads to the page of health where a check has no page of its own', () => {
    const services = { database: true, auth: false, storage: true }
    expect(concernsOf({ ...well, health: health({ services }) }, NOW)).toMatchObject([
      { level: 'bad', title: 'Services: No answer within 2 s: auth', href: '/admin/health' },
    ])
  })
})
