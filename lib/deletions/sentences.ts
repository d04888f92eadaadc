import type { Refusal } from '@/lib/supabase/refusal'
import type { Deletion } from './types'

/** What a deletion took: "on 12 tickets", "into printer, on 12 tickets"; empty for a macro. */
export function detailText({ into, tickets }: Deletion): string {
  if (tickets === null) return ''
  const borne = `on ${tickets.toLocaleString('en')} ${tickets === 1 ? 'ticket' : 'tickets'}`
  return into === null ? borne : `into ${into}, ${borne}`
}

/** What was done: "Tag deleted", "Tag merged", "Macro deleted". */
export function actText({ kind }: Deletion): string {
  return { tag: 'Tag deleted', merged_tag: 'Tag merged', macro: 'Macro deleted' }[kind]
}

const RULES: Record<string, string> = {
  deletions_restored_once: 'Somebody has restored this already.',
  deletions_survivor_gone:
    'The tag that it was merged into is gone: restore that first, then this one.',
  deletions_owner_gone: 'Whose it was is no user any more.',
  macros_pkey: 'This is there already.',
}

/** Why something was not restored. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not_found':
      return 'Its thirty days are over: this cannot be restored any more.'
    case 'forbidden':
      return 'Only admins restore what was deleted.'
    case 'stale':
      return 'This has changed since you opened the page.'
    case 'rule':
      return RULES[refusal.constraint] ?? 'The workspace does not allow this.'
  }
}
