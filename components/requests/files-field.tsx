import { Field } from '@/components/ui/field'
import { controlStyle } from '@/components/ui/input'
import { fileSize } from '@/lib/attachments/file-size'
import { cn } from '@/lib/cn'
import { MOST_FILES } from '@/lib/requests/schema'

/** Files that go with a text. Last in its form: what is typed has to arrive before them. */
export function FilesField({ maxBytes }: { maxBytes: number }) {
  return (
    <Field label="Files" optional hint={`Up to ${MOST_FILES} files of ${fileSize(maxBytes)} each.`}>
      {(control) => (
        <input
          type="file"
          name="files"
          multiple
          className={cn(
            controlStyle,
            'px-2.5 py-1.5 file:mr-3 file:cursor-pointer file:font-medium',
          )}
          {...control}
        />
      )}
    </Field>
  )
}
