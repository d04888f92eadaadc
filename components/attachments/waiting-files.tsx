import { Button } from '@/components/ui/button'
import { dropFileAction } from '@/lib/attachments/actions'
import type { StoredFile } from '@/lib/attachments/types'
import { FileRow } from './file-row'

type WaitingFilesProps = { ticket: number; files: readonly StoredFile[] }

/** The files that wait to be sent, each with a button that takes it away. */
export function WaitingFiles({ ticket, files }: WaitingFilesProps) {
  if (files.length === 0) {
    return <p className="text-muted-foreground">No file is attached yet.</p>
  }
  return (
    <ul aria-label="Files to send" className="flex flex-col gap-1">
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <FileRow
            {...{ name, size }}
            actions={
              <form action={dropFileAction.bind(null, ticket, id)}>
                <Button type="submit" variant="ghost" size="inline" aria-label={`Remove ${name}`}>
                  Remove
                </Button>
              </form>
            }
          />
        </li>
      ))}
    </ul>
  )
}
