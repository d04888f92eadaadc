/** A file whose bytes are kept, as a page shows it. */
export type StoredFile = {
  id: string
  name: string
  /** Found from its bytes. */
  type: string
  /** In bytes. */
  size: number
  /** The measures of its small picture, in pixels; null for what is no image. */
  thumbnail: { width: number; height: number } | null
}

/** A file that its uploader has not sent yet. */
export type WaitingFile = StoredFile & { kind: 'reply' | 'note' }
