import type { Mend } from '../embedded-app'

/** Hosted Storage answers a Range request with 206; Lite sends the part, but says 200. */
export const rangeStatus: Mend = {
  response(response) {
    if (response.status !== 200 || !response.headers.has('content-range')) return response
    return new Response(response.body, { status: 206, headers: response.headers })
  },
}
