import type { Metadata } from 'next'
import { Centered } from '@/components/layout/centered'
import { LinkButton } from '@/components/ui/link-button'

export const metadata: Metadata = { title: 'Not allowed' }

export default function Forbidden() {
  return (
    <Centered
      title="This is for admins"
      description="You are signed in, but your role does not open this page. An admin can change that."
    >
      <LinkButton href="/" prefetch={false} size="lg">
        Back to the start
      </LinkButton>
    </Centered>
  )
}
