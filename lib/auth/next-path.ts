/** The start page of whoever has signed in and asked for nothing else. */
export const HOME_PATH = '/tickets'

const BASE = 'http://counterfoil.invalid'

/**
 * Reduces what came as `next` to a path on this site, so that a link cannot lead elsewhere.
 * Takes a path, or what `packNext` made; anything else leads home.
 */
export function safeNext(value: string | null | undefined): string {
  if (!value) return HOME_PATH
  const packed = /\/auth\/confirm\/([A-Za-z0-9_-]+)$/.exec(value)?.[1]
  const candidate = packed ? Buffer.from(packed, 'base64url').toString('utf8') : value
  // Browsers read a backslash as a slash and skip tabs and line ends; no path of ours has them.
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(candidate)) return HOME_PATH
  const url = URL.canParse(candidate, BASE) ? new URL(candidate, BASE) : null
  if (url?.origin !== BASE) return HOME_PATH
  const path = url.pathname + url.search + url.hash
  return path.startsWith('//') || path.startsWith('/login') || path === '/' ? HOME_PATH : path
}

/**
 * `next` as an address for `{{ .RedirectTo }}` in the mail's template. Base64url, because hosted Auth
 * escapes it for the link and others do not: it reads the same either way.
 */
export function packNext(siteUrl: string, path: string): string {
  return `${siteUrl}/auth/confirm/${Buffer.from(path, 'utf8').toString('base64url')}`
}

/** `/login`, leading back to this path after signing in. */
export function loginPath(next: string): string {
  const path = safeNext(next)
  return path === HOME_PATH ? '/login' : `/login?next=${encodeURIComponent(path)}`
}
