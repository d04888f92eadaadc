import type { Metadata } from 'next'
import { LinkGone } from '@/components/requests/link-gone'
import { OwnRequest } from '@/components/requests/own-request'
import { asStranger } from '@/lib/auth/gate'
import { admitRequester, isLinkToken } from '@/lib/auth/requester-gate'
import { single } from '@/lib/forms/search-params'
import { publicFace } from '@/lib/help/published'
import { readRequest, recallForm } from '@/lib/requests/queries'
import { scoreSchema } from '@/lib/requests/schema'
import { ticketPlace } from '@/lib/tickets/ticket-address'

export const metadata: Metadata = {
  title: 'Your request',
  // The address is the secret. Its forms are posted to route handlers, which ask for no Origin.
  referrer: 'no-referrer',
  robots: { index: false, follow: false },
}

export default async function RequesterPage({ params, searchParams }: PageProps<'/r/[token]'>) {
  const [{ token }, search] = await Promise.all([params, searchParams])
  const { again, done, refused, score } = single(search)
  const db = await admitRequester(token)
  const [request, kept, face] = await Promise.all([
    db && readRequest(db, ticketPlace(search)),
    recallForm(asStranger(), again),
    publicFace(),
  ])
  if (!request) {
    const renewable = isLinkToken(token)
    return <LinkGone {...{ token, renewable, face }} asked={done === 'asked'} />
  }
  const pressed = scoreSchema.safeParse(score)
  return (
    <OwnRequest
      {...{ request, token, kept, done, face }}
      lost={refused === 'yes'}
      score={pressed.success ? pressed.data : null}
    />
  )
}
