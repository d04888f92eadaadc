import { Centered } from '@/components/layout/centered'
import { doneText, REQUEST_STATUS, scoreText } from '@/lib/requests/labels'
import { shownAgain } from '@/lib/requests/refused-form'
import { ratingSchema, requesterReplySchema } from '@/lib/requests/schema'
import type { KeptForm, OwnRequest as Request } from '@/lib/requests/types'
import { RatingForm } from './rating-form'
import { ReplyForm } from './reply-form'
import { RequestConversation } from './request-conversation'
import { RequestState } from './request-state'
import { Told } from './told'
import { Unsent } from './unsent'
import { type Face, WorkspaceStub } from './workspace-stub'

type OwnRequestProps = {
  request: Request
  token: string
  kept: KeptForm | null
  done: string | undefined
  score: number | null
  face: Face
}

/** A requester's own page: what was said, and what they can do. */
export function OwnRequest({ request, token, kept, done, score, face }: OwnRequestProps) {
  const { number, subject, status, merged, rated } = request
  const told = doneText(done)
  const of = formOf(kept)
  const over = status === 'solved' || status === 'closed'
  // The form that was refused may be gone meanwhile.
  const gone =
    merged ||
    of === null ||
    (of === 'rating' && (!over || rated !== null)) ||
    (of === 'state' && status === 'closed')
  return (
    <Centered
      wide
      title={subject}
      stub={<WorkspaceStub face={face}>Request #{number}</WorkspaceStub>}
      description={
        <span className={`mark status-${status} flex items-center`}>{REQUEST_STATUS[status]}</span>
      }
    >
      {told && <Told>{told}</Told>}
      {gone && kept && <Unsent kept={kept} hint="Copy it: it was not sent." />}
      <RequestConversation request={request} token={token} />
      {merged ? (
        <p className="text-muted-foreground">
          This request was joined with another one. To add something, answer one of our mails.
        </p>
      ) : (
        <>
          <div id="state" className="flex scroll-mt-4 flex-col gap-4 border-t border-dashed pt-6">
            {over && rated === null && (
              <RatingForm
                token={token}
                score={score}
                kept={of === 'rating' ? shownAgain(kept, ratingSchema) : null}
              />
            )}
            {over && rated !== null && (
              <p className="text-muted-foreground">You rated our help {scoreText(rated)}.</p>
            )}
            <RequestState
              request={request}
              token={token}
              kept={of === 'state' ? shownAgain(kept) : null}
            />
          </div>
          <ReplyForm
            request={request}
            token={token}
            kept={of === 'reply' ? shownAgain(kept, requesterReplySchema) : null}
            held={kept?.held ?? []}
          />
        </>
      )}
    </Centered>
  )
}

/** Which form of the page was refused. */
function formOf(kept: KeptForm | null): 'reply' | 'state' | 'rating' | null {
  const values = kept?.values ?? {}
  if ('body' in values) return 'reply'
  if ('solved' in values) return 'state'
  return 'comment' in values || 'score' in values ? 'rating' : null
}
