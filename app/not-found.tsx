import type { Metadata } from 'next'
import { connection } from 'next/server'
import { Centered } from '@/components/layout/centered'
import { LinkButton } from '@/components/ui/link-button'

export const metadata: Metadata = { title: 'Not found' }

export default async function NotFound() {
  // Rendered per request: a prerendered page has no nonce, and its scripts would be refused.
  await connection()
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
