import { Button } from '@/components/ui/button'

export type FailureProps = { error: unknown; retry: () => void }

export const FAILURE_TITLE = 'Something broke on our side'

/** What to say of a defect of ours: the mark by which it is found in the log. */
export function FailureText({ error }: { error: unknown }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <>
      <p>It has been written to the log. What was saved before is not affected.</p>
      {digest && (
        <p className="mt-2">
          Error <code className="font-sans text-foreground tabular-nums select-all">{digest}</code>
        </p>
      )}
    </>
  )
}

export function RetryButton({ retry }: { retry: () => void }) {
  return (
    <Button variant="primary" size="lg" onClick={retry}>
      Try again
    </Button>
  )
}
