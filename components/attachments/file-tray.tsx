import { Button } from '@/components/ui/button'
import { CrossIcon } from '@/components/ui/icons'
import { fileSize } from '@/lib/attachments/file-size'
import type { Upload } from '@/lib/attachments/uploader'
import type { Uploads } from '@/lib/attachments/use-uploads'
import { FileRow } from './file-row'

/** The files that go with a text, each with how far it is and the way to stop, repeat or drop it. */
export function FileTray({ files }: { files: Uploads }) {
  const { uploads, old, ids } = files
  return (
    <>
      <input type="hidden" name="attachments" value={ids.join(',')} />
      {old.length + uploads.length > 0 && (
        <ul aria-label="Files to send" className="flex flex-col gap-1">
          {old.map(({ id, name, size }) => (
            <li key={id}>
              <FileRow
                {...{ name, size }}
                actions={<RemoveButton label={`Remove ${name}`} onClick={() => files.drop(id)} />}
              />
            </li>
          ))}
          {uploads.map((upload) => (
            <li key={upload.key}>
              <FileRow
                name={upload.name}
                size={upload.size}
                note={<UploadState {...upload} />}
                actions={<UploadActions upload={upload} files={files} />}
              />
            </li>
          ))}
        </ul>
      )}
      {files.held && (
        <p role="status" className="text-xs text-muted-foreground">
          This is sent as soon as its files have arrived.
        </p>
      )}
    </>
  )
}

function UploadState({ state, sent, size, name, problem, known }: Upload) {
  switch (state) {
    case 'queued':
      return <span className="text-muted-foreground">Waiting</span>
    case 'moving':
      return (
        <progress
          className="h-1.5 w-24 accent-primary"
          aria-label={`${name}: ${fileSize(sent)} of ${fileSize(size)}`}
          max={Math.max(size, 1)}
          value={sent}
        />
      )
    case 'failed':
      return (
        <span role="alert" className="min-w-0 truncate text-destructive" title={problem}>
          {problem}
        </span>
      )
    case 'stored':
      return (
        <span role="status" className="shrink-0 text-muted-foreground">
          {known ? 'This ticket has this file already' : 'Attached'}
        </span>
      )
  }
}

function UploadActions({ upload, files }: { upload: Upload; files: Uploads }) {
  const { key, name, state } = upload
  return (
    <>
      {state === 'failed' && (
        <Button
          variant="ghost"
          size="inline"
          aria-label={`Try ${name} again`}
          onClick={() => files.retry(key)}
        >
          Try again
        </Button>
      )}
      <RemoveButton
        label={`${state === 'queued' || state === 'moving' ? 'Cancel' : 'Remove'} ${name}`}
        onClick={() => files.remove(key)}
      />
    </>
  )
}

function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button variant="ghost" size="inline" aria-label={label} title={label} onClick={onClick}>
      <CrossIcon className="size-3.5" />
    </Button>
  )
}
