import { asStranger } from '@/lib/auth/gate'
import { receiveWebhook } from '@/lib/webhooks/mutations'
import { webhookBodyLimit } from '@/lib/webhooks/queries'
import { readRawBody } from '@/lib/webhooks/raw-body'

const REFUSALS = {
  unknown_source: [404, 'There is no such webhook source, or it is disabled.'],
  bad_signature: [401, 'The signature or password is missing, wrong or too old.'],
  not_json: [400, 'The body is not JSON in UTF-8.'],
  too_large: [413, 'The body is larger than 1 MiB, or than 25 MiB where mails come in.'],
} as const

/** Takes one delivery of a webhook: 202 for a new one, 200 for one received before. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const { slug } = await params
  const db = asStranger()
  const body = await readRawBody(request, () => webhookBodyLimit(db, slug))
  if (!body) return refuse('too_large')
  const receipt = await receiveWebhook(db, slug, request.headers, body)
  if (!('id' in receipt)) return refuse(receipt.outcome)
  return Response.json({ id: receipt.id }, { status: receipt.outcome === 'accepted' ? 202 : 200 })
}

function refuse(outcome: keyof typeof REFUSALS): Response {
  const [status, error] = REFUSALS[outcome]
  return Response.json({ error }, { status })
}
