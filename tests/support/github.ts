import examples from '@octokit/webhooks-examples' with { type: 'json' }
import { sign } from '@octokit/webhooks-methods'
import type { WebhookEventMap } from '@octokit/webhooks-types'

/** GitHub's own example of an event, as its documentation shows it; copied, to be changed freely. */
export function githubExample<N extends 'issues' | 'issue_comment'>(name: N, action: string) {
  const example = examples
    .find((definition) => definition.name === name)
    ?.examples.find((one) => 'action' in one && one.action === action)
  if (!example) throw new Error(`There is no example of ${name} ${action}`)
  return structuredClone(example) as WebhookEventMap[N]
}

/** Delivers an event as GitHub does: signed over the very bytes, under the source's secret. */
export async function deliverFromGithub(
  { url, secret }: { url: string; secret: string },
  event: string,
  payload: unknown,
): Promise<Response> {
  const body = JSON.stringify(payload)
  return await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': crypto.randomUUID(),
      'x-hub-signature-256': await sign(secret, body),
    },
    body,
  })
}
