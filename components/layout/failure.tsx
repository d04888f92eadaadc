import { Button } from '@/components/ui/button'
import { Centered } from './centered'

type FailureProps = { error: unknown; retry: () => void }

/** A defect of ours: what to do now, and the mark by which it is found in the log. */
export function Failure({ error, retry }: FailureProps) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <Centered
      title="Something broke on our side"
      description="It has been written to the log. Nothing you saved before is affected."
    >
      <div className="flex flex-col gap-4">
        {digest && (
          <p className="text-muted-foreground">
            Error <code className="text-foreground tabular-nums select-all">{digest}</code>
          </p>
        )}
        <Button variant="primary" size="lg" onClick={retry}>
          Try again
        </Button>
      </div>
    </Centered>
  )
}
