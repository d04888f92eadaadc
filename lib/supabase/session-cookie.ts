const NINETY_DAYS = 90 * 24 * 60 * 60

/** How the session's cookies are named and guarded. Loopback carries no TLS, so no `Secure` there. */
export function sessionCookie(siteUrl: string) {
  const { hostname, port, protocol } = new URL(siteUrl)
  const loopback = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
  return {
    cookieOptions: {
      // Cookies know no ports: two instances on one host would sign each other out.
      name: port ? `cfoil-session-${port}` : 'cfoil-session',
      httpOnly: true,
      sameSite: 'lax' as const,
      secure: protocol === 'https:' || !loopback,
      path: '/',
      maxAge: NINETY_DAYS,
    },
  }
}
