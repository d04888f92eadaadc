import { FileIcon } from '@/components/ui/icons'
import { fileSize } from '@/lib/attachments/file-size'
import type { StoredFile } from '@/lib/attachments/types'

type MessageFilesProps = {
  files: readonly StoredFile[]
  /** Where their bytes are asked for, each under its id. */
  from?: string
}

/** The files of a message: images by the small picture that we made, all by name and size. */
export function MessageFiles({ files, from = '/api/attachments' }: MessageFilesProps) {
  return (
    <ul aria-label="Attachments" className="mt-3 flex flex-wrap gap-2">
      {files.map((file) => (
        <li key={file.id} className="min-w-0 max-w-full">
          <a
            href={`${from}/${file.id}`}
            download={file.name}
            className="flex max-w-full min-w-0 flex-col overflow-hidden rounded-md border bg-background hover:bg-accent"
          >
            {file.thumbnail && <Thumbnail from={from} {...file} thumbnail={file.thumbnail} />}
            <span className="flex min-w-0 items-center gap-2 px-2.5 py-1.5 text-xs">
              {!file.thumbnail && <FileIcon className="size-3.5 shrink-0 text-muted-foreground" />}
              <bdi className={file.thumbnail ? 'w-0 grow truncate' : 'max-w-64 truncate'}>
                {file.name}
              </bdi>
              <span className="shrink-0 text-muted-foreground tabular-nums">
                {fileSize(file.size)}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

type ThumbnailProps = { from: string; id: string; thumbnail: { width: number; height: number } }

function Thumbnail({ from, id, thumbnail: { width, height } }: ThumbnailProps) {
  return (
    // biome-ignore lint/performance/noImgElement: it is small already, and for its reader alone
    <img
      src={`${from}/${id}/thumbnail`}
      alt=""
      loading="lazy"
      decoding="async"
      width={Math.ceil(width / 2)}
      height={Math.ceil(height / 2)}
      className="min-w-40 self-center bg-muted object-contain"
    />
  )
}
