import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/form-fields'
import type { Refused } from '@/lib/forms/action-state'
import { keptFields } from '@/lib/forms/kept-fields'
import type { HeldFile, OwnRequest } from '@/lib/requests/types'
import { FilesField } from './files-field'
import { HeldFiles } from './held-files'

type ReplyFormProps = {
  request: OwnRequest
  token: string
  kept: Refused | null
  /** Files of the refused try, which are here already. */
  held: readonly HeldFile[]
}

/** A requester's answer with its files. */
export function ReplyForm({ request, token, kept, held }: ReplyFormProps) {
  const field = keptFields(kept)
  return (
    <form
      id="reply"
      method="post"
      encType="multipart/form-data"
      action={`/api/requests/${token}/reply`}
      noValidate
      className="flex scroll-mt-4 flex-col gap-4"
    >
      {kept?.formError && <Alert>{kept.formError}</Alert>}
      <input type="hidden" name="key" value={kept?.values.key || crypto.randomUUID()} />
      <TextareaField label="Reply" required hint={HINTS[request.status]} {...field('body')} />
      <HeldFiles files={held} />
      <FilesField maxBytes={request.workspace.maxBytes} />
      <Button type="submit" variant="primary" size="lg" className="self-start">
        Send reply
      </Button>
    </form>
  )
}

const HINTS: Partial<Record<OwnRequest['status'], string>> = {
  solved: 'A reply opens your request again.',
  closed: 'This request is closed: a reply opens a new one that goes on from it.',
}
