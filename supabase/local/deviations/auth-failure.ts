import type { Mend } from '../embedded-app'

const unexpected = {
  code: 500,
  error_code: 'unexpected_failure',
  msg: 'Database error saving new user',
}

/** Hosted Auth has a code and a message for what a trigger refuses; Lite says "server_error". */
export const authFailure: Mend = {
  response(response, _request, url) {
    if (response.status !== 500 || url.pathname !== '/auth/v1/otp') return response
    return Response.json(unexpected, { status: 500 })
  },
}
