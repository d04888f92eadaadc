import type { Metadata } from 'next'
import { Notice } from '@/components/layout/notice'
import { LinkButton } from '@/components/ui/link-button'

export const metadata: Metadata = { title: 'Not allowed' }

export default function Forbidden() {
  return (
    <Notice
      title="This is for admins"
      action={
        <LinkButton href="/tickets" prefetch={false}>
          All tickets
        </LinkButton>
      }
    >
      You are signed in, but your role does not open this page. An admin can change that.
    </Notice>
  )
}
