'use client'
import { Failure } from '@/components/layout/failure'

export default function ErrorPage(props: { error: unknown; retry: () => void }) {
  return <Failure {...props} />
}
