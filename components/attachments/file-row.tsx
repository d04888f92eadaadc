import type { ReactNode } from 'react'
import { FileIcon } from '@/components/ui/icons'
import { fileSize } from '@/lib/attachments/file-size'

type FileRowProps = {
  name: string
  /** In bytes. */
  size: number
  /** What there is to say besides its size. */
  note?: ReactNode
  actions?: ReactNode
}

/** A file that goes with a text: its name, its size, and what can be done with it. */
export function FileRow({ name, size, note, actions }: FileRowProps) {
  return (
    <div className="flex min-h-8 min-w-0 items-center gap-2 rounded-md border bg-background py-0.5 pr-1 pl-2 text-xs">
      <FileIcon className="size-3.5 shrink-0 text-muted-foreground" />
      <bdi className="min-w-0 truncate" title={name}>
        {name}
      </bdi>
      <span className="shrink-0 text-muted-foreground tabular-nums">{fileSize(size)}</span>
      {note}
      <span className="ml-auto flex shrink-0 items-center">{actions}</span>
    </div>
  )
}
