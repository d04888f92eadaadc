import type { Mend } from '../embedded-app'

type Signed = { signedUrl?: string; [field: string]: unknown }

const signing = /^\/storage\/v1\/object\/(upload\/)?sign\//

// Hosted's paths begin below /storage/v1, which supabase-js puts before them.
const below = (path: string) => path.replace(/^\/storage\/v1/, '')

function asHosted(answer: Signed, upload: boolean): Signed {
  if (typeof answer.signedUrl !== 'string') return answer
  const { signedUrl: path, ...rest } = answer
  if (upload) return { ...rest, url: below(path) }
  return { ...rest, signedURL: path === '' ? null : below(path) }
}

/** Hosted Storage gives signed addresses as `signedURL` and `url`; Lite as `signedUrl`. */
export const signedUrl: Mend = {
  async response(response, request, url) {
    const asked = signing.exec(`${url.pathname}/`)
    if (!asked || request.method !== 'POST' || !response.ok) return response
    const answer = (await response.json()) as Signed | Signed[]
    const upload = asked[1] !== undefined
    const body = Array.isArray(answer)
      ? answer.map((one) => asHosted(one, upload))
      : asHosted(answer, upload)
    return Response.json(body, { status: response.status })
  },
}
