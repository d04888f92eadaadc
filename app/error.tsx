'use client'
import { Centered } from '@/components/layout/centered'
import {
  FAILURE_TITLE,
  type FailureProps,
  FailureText,
  RetryButton,
} from '@/components/layout/failure'

export default function ErrorPage({ error, retry }: FailureProps) {
  return (
    <Centered title={FAILURE_TITLE} description={<FailureText error={error} />}>
      <RetryButton retry={retry} />
    </Centered>
  )
}
