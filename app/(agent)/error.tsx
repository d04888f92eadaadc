'use client'
import {
  FAILURE_TITLE,
  type FailureProps,
  FailureText,
  RetryButton,
} from '@/components/layout/failure'
import { Notice } from '@/components/layout/notice'

export default function ErrorPage({ error, retry }: FailureProps) {
  return (
    <Notice title={FAILURE_TITLE} action={<RetryButton retry={retry} />}>
      <FailureText error={error} />
    </Notice>
  )
}
