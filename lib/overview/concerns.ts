import type { ApiKey } from '@/lib/api-keys/types'
import { listConcerns } from '@/lib/health/checks'
import type { Health } from '@/lib/health/types'
import type { OpenInvitation } from '@/lib/invitations/types'
import type { Subscription } from '@/lib/subscriptions/types'
import type { ListedSource } from '@/lib/webhooks/types'
import type { Concern } from './types'

/** How long before its end an API key is spoken of. */
const KEY_NOTICE_DAYS = 14

/** More of a kind are summed up in one line. */
const MOST_OF_A_KIND = 3

export type Watched = {
  sources: ListedSource[]
  /** Those that are not well. */
  subscriptions: Subscription[]
  subscriptionsOn: number
  /** Null where it could not be read. */
  health: Health | null
  invitations: OpenInvitation[]
  apiKeys: ApiKey[]
}

/** What needs an admin, the worst first; nothing when all is well. `now` in ms since 1970. */
export function concernsOf(watched: Watched, now: number): Concern[] {
  const all = [
    ...summed(ofSources(watched.sources), '/admin/sources', 'sources have failed events'),
    ...summed(ofSubscriptions(watched.subscriptions), '/admin/subscriptions', 'webhooks out fail'),
    ...ofHealth(watched.health),
    ...summed(ofApiKeys(watched.apiKeys, now), '/admin/api-keys', 'API keys run out soon'),
    ...ofInvitations(watched.invitations, now),
  ]
  return all.sort((a, b) => Number(b.level === 'bad') - Number(a.level === 'bad'))
}

function ofSources(sources: ListedSource[]): Concern[] {
  return sources
    .filter(({ failed }) => failed > 0)
    .map(({ id, slug, failed }) => ({
      level: 'bad',
      title: `${counted(failed, 'event')} of “${slug}” failed`,
      advice: 'Each says why. Mend the mapping or the sender, then replay them.',
      href: `/admin/sources/${id}?status=failed`,
    }))
}

function ofSubscriptions(subscriptions: Subscription[]): Concern[] {
  return subscriptions.flatMap(({ id, url, disabledAt, disabledReason, failingSince }) => {
    const href = `/admin/subscriptions/${id}`
    if (disabledReason === 'gone')
      return {
        level: 'bad',
        title: `${hostOf(url)} said that it is gone, and was switched off`,
        advice: 'Remove it, or enable it again if the answer was a mistake.',
        href,
      }
    if (disabledReason)
      return {
        level: 'bad',
        title: `${hostOf(url)} failed for five days, and was switched off`,
        advice: 'When it answers again, enable it and resend what it missed.',
        href,
      }
    if (!failingSince || disabledAt) return []
    return {
      level: 'warn',
      title: `${hostOf(url)} does not take what it is sent`,
      advice: 'Its attempts say what it answered. After five days it is switched off.',
      href,
    }
  })
}

/** Webhooks are named one by one above. */
function ofHealth(health: Health | null): Concern[] {
  if (!health) {
    return [
      {
        level: 'bad',
        title: 'How the installation fares could not be read',
        advice: 'The database refuses or takes too long. The log of the app says why.',
        href: '/admin/health',
      },
    ]
  }
  return listConcerns(health).flatMap(({ id, level, title, summary, advice, href }) => {
    if (level === 'ok' || id === 'webhooks') return []
    const where = href ?? '/admin/health'
    return { level, title: `${title}: ${summary}`, advice: advice ?? '', href: where }
  })
}

function ofApiKeys(keys: ApiKey[], now: number): Concern[] {
  const notice = now + KEY_NOTICE_DAYS * 86_400_000
  return keys
    .filter(({ revokedAt, expiresAt }) => {
      const end = expiresAt ? Date.parse(expiresAt) : Number.POSITIVE_INFINITY
      return !revokedAt && end > now && end < notice
    })
    .map(({ id, name }) => ({
      level: 'warn',
      title: `The API key “${name}” runs out soon`,
      advice: 'Make another and hand it over before programs are refused.',
      href: `/admin/api-keys/${id}`,
    }))
}

function ofInvitations(invitations: OpenInvitation[], now: number): Concern[] {
  const ended = invitations.filter(({ expiresAt }) => Date.parse(expiresAt) <= now).length
  if (ended === 0) return []
  return [
    {
      level: 'warn',
      title: `${counted(ended, 'invitation')} ran out unanswered`,
      advice: 'Send it again, or take it back.',
      href: '/admin/users',
    },
  ]
}

function summed(concerns: Concern[], href: string, what: string): Concern[] {
  const [first] = concerns
  if (!first || concerns.length <= MOST_OF_A_KIND) return concerns
  const level = concerns.some((one) => one.level === 'bad') ? 'bad' : 'warn'
  return [{ level, title: `${concerns.length} ${what}`, advice: first.advice, href }]
}

function counted(count: number, thing: string): string {
  const shown = count > 1000 ? 'More than 1,000' : count.toLocaleString('en')
  return `${shown} ${thing}${count === 1 ? '' : 's'}`
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url
}
