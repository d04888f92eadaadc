import type { Metadata } from 'next'
import { LinkGone } from '@/components/requests/link-gone'
import { OwnRequest } from '@/components/requests/own-request'
import { admitRequester, isLinkToken } from '@/lib/auth/requester-gate'
import { single } from '@/lib/forms/search-params'
import { publicFace } from '@/lib/help/published'
import { readRequest } from '@/lib/requests/queries'
import { refusedForm } from '@/lib/requests/refused-form'
import { scoreSchema, waitSchema } from '@/lib/requests/schema'
import { ticketPlace } from '@/lib/tickets/ticket-address'

export const metadata: Metadata = {
  title: 'Your request',
  // The address is the secret. Its forms are posted to route handlers, which ask for no Origin.
  referrer: 'no-referrer',
  robots: { index: false, follow: false },
}

export default async function RequesterPage({ params, searchParams }: PageProps<'/r/[token]'>) {
  const [{ token }, search] = await Promise.all([params, searchParams])
  const given = single(search)
  const { again, done, score } = given
  const db = await admitRequester(token)
  const [request, kept, face] = await Promise.all([
    db && readRequest(db, ticketPlace(search)),
    refusedForm(given),
    publicFace(),
  ])
  if (!request) {
    return (
      <LinkGone
        {...{ token, kept, again, face }}
        renewable={isLinkToken(token)}
        asked={done === 'asked'}
        wait={waitSchema.parse(given.wait)}
      />
    )
  }
  const pressed = scoreSchema.safeParse(score)
  return (
    <OwnRequest
      {...{ request, token, kept, done, face }}
      score={pressed.success ? pressed.data : null}
    />
  )
}
