import type { FileRefusal } from './receive-file'

type Words = { status: number; title: string }

const STOPPED: Record<'empty' | 'too_large' | 'too_slow' | 'broken', Words> = {
  empty: { status: 400, title: 'The file is empty.' },
  too_large: { status: 413, title: 'The file is larger than this workspace allows.' },
  too_slow: { status: 408, title: 'The file came in too slowly, and was not kept.' },
  broken: { status: 400, title: 'The file broke off, and was not kept.' },
}

const RULES: [RegExp, string][] = [
  [/^files of this type are refused/, 'This workspace takes no files of this type.'],
  [/^at most 100 files wait/, 'At most 100 files wait on a ticket: send or remove some first.'],
  [/^its bytes are not there/, 'The file was not kept: try again.'],
]

/** What to tell somebody whose file was not kept, and the HTTP status that says it to programs. */
export function fileRefusalWords(refusal: FileRefusal): Words {
  switch (refusal.kind) {
    case 'not_found':
      return { status: 404, title: 'There is no such ticket.' }
    case 'forbidden':
      return { status: 403, title: 'You may not attach files here.' }
    case 'stale':
      return { status: 409, title: 'The ticket has changed meanwhile: try again.' }
    case 'rule': {
      const rule = RULES.find(([pattern]) => pattern.test(refusal.constraint))
      return { status: 422, title: rule?.[1] ?? 'This workspace does not take this file.' }
    }
    default:
      return STOPPED[refusal.kind]
  }
}
