import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { controlStyle } from '@/components/ui/input'
import { cn } from '@/lib/cn'
import type { MessageKind } from '@/lib/messages/types'

/** A plain form for files: the browser sends it by itself, and comes back to this page. */
export function ChooseFiles({ ticket, kind }: { ticket: number; kind: MessageKind }) {
  return (
    <form
      method="post"
      encType="multipart/form-data"
      action={`/api/attachments?ticket=${ticket}&kind=${kind}`}
      className="flex flex-col gap-4"
    >
      <Field label="Files" hint="Your text is kept as a draft meanwhile">
        {(control) => (
          <input
            type="file"
            name="files"
            multiple
            required
            className={cn(
              controlStyle,
              'px-2.5 py-1.5 file:mr-3 file:cursor-pointer file:font-medium',
            )}
            {...control}
          />
        )}
      </Field>
      <Button type="submit" className="self-start">
        Attach
      </Button>
    </form>
  )
}
