import type { Mend } from '../embedded-app'

const signing = /^\/storage\/v1\/object\/(upload\/)?sign\//

// Hosted's paths begin below /storage/v1, which supabase-js puts before them.
const below = (path: string) => path.replace(/^\/storage\/v1/, '')

/**
 * Hosted Storage gives a signed address as `signedURL`, one to upload to as `url`; Lite gives
 * both as `signedUrl`. Lite's route for many at once is unreachable: createSignedUrls fails here.
 */
export const signedUrl: Mend = {
  async response(response, request, url) {
    const asked = signing.exec(url.pathname)
    if (!asked || request.method !== 'POST' || !response.ok) return response
    const { signedUrl: path, ...rest } = (await response.json()) as { signedUrl: string }
    const named = asked[1] ? { url: below(path) } : { signedURL: below(path) }
    return Response.json({ ...rest, ...named }, { status: response.status })
  },
}
