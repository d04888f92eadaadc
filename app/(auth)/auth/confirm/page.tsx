import type { Metadata } from 'next'
import { CodeForm } from '@/components/auth/code-form'
import { LinkForm } from '@/components/auth/link-form'
import { Centered } from '@/components/layout/centered'
import { Logo } from '@/components/layout/logo'
import { safeNext } from '@/lib/auth/next-path'
import { one } from '@/lib/forms/search-params'
import { publicFace } from '@/lib/help/published'

export const metadata: Metadata = {
  title: 'Confirm sign-in',
  // The address bears a secret until it is used. Not `no-referrer`: forms would then post with
  // `Origin: null`, which Server Actions refuse.
  referrer: 'same-origin',
  robots: { index: false },
}

/** Shows a button and does nothing by itself: a mail scanner that follows the link burns nothing. */
export default async function ConfirmPage({ searchParams }: PageProps<'/auth/confirm'>) {
  const params = await searchParams
  const tokenHash = one(params.token_hash)
  const next = safeNext(one(params.next))
  const face = await publicFace()
  const stub = <Logo workspace={face} />
  return tokenHash ? (
    <Centered
      title={`Sign in to ${face.name}`}
      description="One click, and you are in."
      stub={stub}
    >
      <LinkForm tokenHash={tokenHash} next={next} />
    </Centered>
  ) : (
    <Centered
      title="Enter your code"
      description="The six digits are in the mail we sent you."
      stub={stub}
    >
      <CodeForm email={one(params.email) ?? ''} next={next} />
    </Centered>
  )
}
