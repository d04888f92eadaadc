import { fileSize } from '@/lib/attachments/file-size'
import type { HeldFile } from '@/lib/requests/types'

/** Files of a refused form that are here already: those that stay ticked go with the next try. */
export function HeldFiles({ files }: { files: readonly HeldFile[] }) {
  if (files.length === 0) return null
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1 text-xs font-medium">Files that are here already</legend>
      {files.map(({ id, name, size }) => (
        <label
          key={id}
          className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md border px-3 py-1 hover:bg-accent has-focus-visible:outline-2 has-focus-visible:outline-ring"
        >
          <input
            type="checkbox"
            name={`file.${id}`}
            defaultChecked
            className="size-4 shrink-0 cursor-pointer accent-primary"
          />
          <bdi className="min-w-0 truncate">{name}</bdi>
          <span className="ml-auto shrink-0 text-xs text-muted-foreground tabular-nums">
            {fileSize(size)}
          </span>
        </label>
      ))}
      <p className="text-xs text-muted-foreground">Untick what shall not go along.</p>
    </fieldset>
  )
}
