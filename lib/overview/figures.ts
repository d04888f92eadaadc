import type { Watched } from './concerns'
import type { Figure } from './types'

/** How many there are of what an admin runs. */
export function figuresOf({ sources, subscriptionsOn, health, apiKeys }: Watched): Figure[] {
  const figure = (label: string, count: number, href: string): Figure => ({
    label,
    value: count.toLocaleString('en'),
    href,
  })
  return [
    figure('Sources open', sources.filter((one) => !one.disabledAt).length, '/admin/sources'),
    figure('Webhooks out', subscriptionsOn, '/admin/subscriptions'),
    figure('API keys', apiKeys.filter((one) => !one.revokedAt).length, '/admin/api-keys'),
    ...(health
      ? [
          figure(
            'Jobs due',
            health.facts.jobs.due + health.facts.jobs.running,
            '/admin/jobs?state=waiting',
          ),
        ]
      : []),
  ]
}
