/**
 * `fetch` that keeps no second copy of what passes. Elsewhere two parties keep one each, whole:
 * Node's fetch of a body, lest a redirect wants it again (undici#4058 tells of it), unless redirects
 * are errors and no window could be asked; and Next's of a GET's answer, lest the same is asked
 * again in the same render, unless the request can be aborted. The API redirects nobody.
 */
export const singleFetch: typeof fetch = (input, init) =>
  fetch(input, {
    signal: new AbortController().signal,
    ...init,
    redirect: 'error',
    window: null,
  })
