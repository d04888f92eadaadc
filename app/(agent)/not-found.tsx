import type { Metadata } from 'next'
import { Notice } from '@/components/layout/notice'
import { LinkButton } from '@/components/ui/link-button'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <Notice
      title="There is nothing here"
      action={
        <LinkButton href="/tickets" prefetch={false}>
          All tickets
        </LinkButton>
      }
    >
      The address may be mistyped, or what stood here was removed or is not yours to see.
    </Notice>
  )
}
