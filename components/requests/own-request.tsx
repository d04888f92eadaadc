import { Centered } from '@/components/layout/centered'
import { Alert } from '@/components/ui/alert'
import { DONE, REQUEST_STATUS, scoreText } from '@/lib/requests/labels'
import type { KeptForm, OwnRequest as Request } from '@/lib/requests/types'
import { RatingForm } from './rating-form'
import { ReplyForm } from './reply-form'
import { RequestConversation } from './request-conversation'
import { RequestState } from './request-state'
import { Told } from './told'
import { type Face, WorkspaceStub } from './workspace-stub'

type OwnRequestProps = {
  request: Request
  token: string
  kept: KeptForm | null
  done: string | undefined
  /** A form was refused that could not be kept. */
  lost: boolean
  score: number | null
  face: Face
}

/** A requester's own page: what was said, and what they can do. */
export function OwnRequest({ request, token, kept, done, lost, score, face }: OwnRequestProps) {
  const { number, subject, status, merged, rated } = request
  const of = formOf(kept)
  const over = status === 'solved' || status === 'closed'
  // The form that was refused may be gone meanwhile.
  const gone =
    (of === 'rating' && (!over || rated !== null)) || (of === 'state' && status === 'closed')
  return (
    <Centered
      wide
      title={subject}
      stub={<WorkspaceStub face={face}>Request #{number}</WorkspaceStub>}
      description={
        <span className={`mark status-${status} flex items-center`}>{REQUEST_STATUS[status]}</span>
      }
    >
      {done && DONE[done] && <Told>{DONE[done]}</Told>}
      {gone && kept?.formError && <Alert>{kept.formError}</Alert>}
      {lost && <Alert>This could not be taken. Your browser’s Back brings what you typed.</Alert>}
      <RequestConversation request={request} token={token} />
      {merged ? (
        <p className="text-muted-foreground">
          This request was joined with another one. To add something, answer one of our mails.
        </p>
      ) : (
        <>
          <div id="state" className="flex scroll-mt-4 flex-col gap-4 border-t border-dashed pt-6">
            {over && rated === null && (
              <RatingForm token={token} score={score} kept={of === 'rating' ? kept : null} />
            )}
            {over && rated !== null && (
              <p className="text-muted-foreground">You rated our help {scoreText(rated)}.</p>
            )}
            <RequestState request={request} token={token} kept={of === 'state' ? kept : null} />
          </div>
          <ReplyForm request={request} token={token} kept={of === 'reply' ? kept : null} />
        </>
      )}
    </Centered>
  )
}

/** Which form of the page was refused. */
function formOf(kept: KeptForm | null): 'reply' | 'state' | 'rating' | null {
  if (!kept) return null
  if ('body' in kept.values) return 'reply'
  return 'solved' in kept.values ? 'state' : 'rating'
}
