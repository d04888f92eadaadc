import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { Refused } from '@/lib/forms/action-state'
import type { OwnRequest } from '@/lib/requests/types'

type RequestStateProps = { request: OwnRequest; token: string; kept: Refused | null }

/** The button that solves a request, or opens it again; none once it is closed. */
export function RequestState({ request: { status }, token, kept }: RequestStateProps) {
  if (status === 'closed') return null
  const solved = status === 'solved'
  return (
    <form
      method="post"
      action={`/api/requests/${token}/status`}
      className="flex flex-wrap items-center gap-x-4 gap-y-2"
    >
      {kept?.formError && <Alert>{kept.formError}</Alert>}
      <input type="hidden" name="solved" value={solved ? 'no' : 'yes'} />
      <p className="min-w-0 flex-1 basis-48 text-muted-foreground">
        {solved ? 'Not solved after all?' : 'Does it work now?'}
      </p>
      <Button type="submit" className="h-10">
        {solved ? 'Reopen' : 'Mark as solved'}
      </Button>
    </form>
  )
}
