import { AttachButton } from '@/components/attachments/attach-button'
import { Button } from '@/components/ui/button'
import { type Choice, Select } from '@/components/ui/select'
import type { Preparation } from '@/lib/answering/types'
import type { Uploads } from '@/lib/attachments/use-uploads'
import { type FieldOf, MacroPicker } from './macro-picker'

type AnswerControlsProps = {
  field: FieldOf
  macros: Preparation['macros']
  statuses: Choice[]
  button: 'primary' | 'note'
  pending: boolean
  files: Uploads
}

/** What can be done with a text: a macro put into it, looked at, kept, or sent with a status. */
export function AnswerControls(props: AnswerControlsProps) {
  const { field, macros, statuses, button, pending, files } = props
  const { name, defaultValue } = field('status')
  return (
    <div className="flex flex-wrap items-center gap-2">
      <MacroPicker macros={macros} field={field} />
      <AttachButton files={files} />
      <Button type="submit" name="intent" value="preview" variant="ghost">
        Preview
      </Button>
      <noscript>
        <Button type="submit" name="intent" value="draft" variant="ghost">
          Save draft
        </Button>
      </noscript>
      <div className="ml-auto flex gap-2">
        <span className="w-32 pointer-coarse:w-40">
          <Select aria-label="After sending" choices={statuses} {...{ name, defaultValue }} />
        </span>
        <Button type="submit" variant={button} aria-disabled={pending || undefined}>
          Send
        </Button>
      </div>
    </div>
  )
}
