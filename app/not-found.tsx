import type { Metadata } from 'next'
import { Centered } from '@/components/layout/centered'
import { LinkButton } from '@/components/ui/link-button'

// As a page of its own it is rendered per request: a prerendered one has no nonce, and its scripts
// would be refused. Within other pages, where this is not read, it must leave it to them.
export const dynamic = 'force-dynamic'

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
