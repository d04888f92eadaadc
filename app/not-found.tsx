import type { Metadata } from 'next'
import { Centered } from '@/components/layout/centered'
import { LinkButton } from '@/components/ui/link-button'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <Centered
      title="There is nothing here"
      description="The address may be mistyped, or what stood here was removed or is not yours to see."
    >
      <LinkButton href="/" prefetch={false} size="lg">
        Back to the start
      </LinkButton>
    </Centered>
  )
}
