export type DeletionKind = 'tag' | 'merged_tag' | 'macro'

/** What was deleted, by whom, and until when it can be put back. */
export type Deletion = {
  id: string
  kind: DeletionKind
  name: string
  /** How many tickets bore it, of a tag. */
  tickets: number | null
  /** What it was merged into. */
  into: string | null
  by: string
  at: string
  expiresAt: string
  undoneAt: string | null
}

export type DeletionPage = { deletions: Deletion[]; more: boolean }
