import { useSyncExternalStore } from 'react'
import { Button, buttonVariants } from '@/components/ui/button'
import { ClipIcon } from '@/components/ui/icons'
import type { Uploads } from '@/lib/attachments/use-uploads'
import { cn } from '@/lib/cn'

/** Chooses files. Without scripts it keeps the text as a draft, and leads to a page for files. */
export function AttachButton({ files }: { files: Uploads }) {
  const hydrated = useSyncExternalStore(never, yes, no)
  if (!hydrated) {
    return (
      <Button type="submit" name="intent" value="files" variant="ghost">
        <ClipIcon />
        Attach files
      </Button>
    )
  }
  return (
    <label
      className={cn(
        buttonVariants({ variant: 'ghost' }),
        'has-focus-visible:outline-2 has-focus-visible:outline-ring',
      )}
    >
      <ClipIcon />
      Attach files
      <input
        type="file"
        multiple
        className="sr-only"
        onChange={(event) => {
          files.add(event.target.files ?? [])
          event.target.value = ''
        }}
      />
    </label>
  )
}

const never = () => () => {}
const yes = () => true
const no = () => false
