// How Mozilla's HTTP Observatory scores an answer (github.com/mdn/mdn-http-observatory,
// src/grader/charts.js of 2025), as far as the answer alone tells: not that http leads to https,
// nor whether a host is on the preload list.

type Answer = { headers: Record<string, string>; cookies: readonly string[]; html: string }

type Part = { test: string; modifier: number }

const PRIVATE = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin']
const BROAD = /^(\*|https?:|ftp:|data:|blob:)$/
/** What a site has to reach before its bonuses count. */
const FOR_BONUSES = 90

/** The score of an answer: 100, less its faults, and its bonuses on top. */
export function observatoryScore(answer: Answer): { score: number; parts: Part[] } {
  const parts = [
    ['content security policy', policyOf(answer.headers['content-security-policy'])] as const,
    ['cookies', cookiesOf(answer)] as const,
    ['sharing', sharingOf(answer.headers)] as const,
    ['referrer policy', referrerOf(answer.headers['referrer-policy'])] as const,
    ['transport security', transportOf(answer.headers['strict-transport-security'])] as const,
    ['scripts', scriptsOf(answer.html)] as const,
    ['content type', answer.headers['x-content-type-options'] === 'nosniff' ? 0 : -5] as const,
    ['frames', framesOf(answer.headers)] as const,
    ['resource policy', resourceOf(answer.headers['cross-origin-resource-policy'])] as const,
  ].map(([test, modifier]) => ({ test, modifier }))
  const sum = (of: Part[]) => of.reduce((all, { modifier }) => all + modifier, 0)
  const faults = 100 + sum(parts.filter(({ modifier }) => modifier < 0))
  const bonuses = sum(parts.filter(({ modifier }) => modifier > 0))
  return { score: Math.max(0, faults >= FOR_BONUSES ? faults + bonuses : faults), parts }
}

function directivesOf(policy: string): Map<string, string[]> {
  return new Map(
    policy.split(';').flatMap((directive) => {
      const [name, ...values] = directive.trim().toLowerCase().split(/\s+/)
      return name ? [[name, values] as const] : []
    }),
  )
}

function policyOf(policy: string | undefined): number {
  if (!policy) return -25
  const directives = directivesOf(policy)
  const effective = (name: string) => directives.get(name) ?? directives.get('default-src') ?? ['*']
  const [scripts, objects, styles] = ['script-src', 'object-src', 'style-src'].map(effective)
  const broad = (values: string[] = []) =>
    values.some((value) => BROAD.test(value) || value === "'unsafe-inline'")
  // With a nonce and strict-dynamic, browsers pass over the hosts and schemes beside it.
  if (broad(scripts) || broad(objects)) return -20
  if (effective('script-src').includes("'unsafe-eval'")) return -10
  const all = [...directives.values()].flat()
  if (all.some((value) => /^(http|ftp):/.test(value))) return -20
  if (broad(styles)) return 0
  const formsStay = ["'none'", "'self'"].includes(directives.get('form-action')?.[0] ?? '')
  return directives.get('default-src')?.[0] === "'none'" && formsStay ? 10 : 5
}

function cookiesOf({ cookies, headers }: Answer): number {
  if (cookies.length === 0) return 0
  const has = (flag: RegExp) => cookies.every((cookie) => flag.test(cookie))
  if (!has(/;\s*httponly/i)) return -30
  if (!has(/;\s*samesite=(lax|strict)/i)) return -20
  if (has(/;\s*secure/i)) return 5
  return headers['strict-transport-security'] ? -10 : -40
}

function sharingOf(headers: Record<string, string>): number {
  const universal =
    headers['access-control-allow-credentials'] === 'true' && headers['access-control-allow-origin']
  return universal ? -50 : 0
}

function referrerOf(policy: string | undefined): number {
  if (!policy) return 0
  const last = policy.split(',').at(-1)?.trim().toLowerCase() ?? ''
  return PRIVATE.includes(last) ? 5 : -5
}

function transportOf(header: string | undefined): number {
  const age = Number(/max-age=(\d+)/.exec(header ?? '')?.[1] ?? -1)
  if (age < 0) return -20
  return age >= 15_768_000 ? 0 : -10
}

/** Scripts of other hosts without a hash of theirs; our own need none. */
function scriptsOf(html: string): number {
  return /<script\b[^>]*\bsrc=["']?(https?:)?\/\//i.test(html) ? -5 : 0
}

function framesOf(headers: Record<string, string>): number {
  const framing = directivesOf(headers['content-security-policy'] ?? '').get('frame-ancestors')
  if (framing && framing.length > 0) return 5
  return /^(deny|sameorigin)$/i.test(headers['x-frame-options'] ?? '') ? 0 : -20
}

function resourceOf(policy: string | undefined): number {
  if (!policy || policy === 'cross-origin') return 0
  return policy === 'same-origin' || policy === 'same-site' ? 10 : -5
}
