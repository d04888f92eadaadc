import type { Mend } from '../embedded-app'

/** Hosted Auth verifies a mailed code as type `email` too; Lite knows only `magiclink`. */
export const verifyType: Mend = {
  async request(request, url) {
    if (url.pathname !== '/auth/v1/verify' || request.method !== 'POST') return request
    const text = await request.text()
    const again = (body: string) =>
      new Request(request.url, { method: 'POST', headers: withoutLength(request.headers), body })
    try {
      const body = JSON.parse(text) as { type?: unknown }
      return again(body.type === 'email' ? JSON.stringify({ ...body, type: 'magiclink' }) : text)
    } catch {
      return again(text)
    }
  },
}

function withoutLength(headers: Headers): Headers {
  const kept = new Headers(headers)
  kept.delete('content-length')
  return kept
}
