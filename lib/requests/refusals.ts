import type { FileRefusal } from '@/lib/attachments/receive-file'
import { waitText } from '@/lib/auth/sign-in'
import type { Refusal } from '@/lib/supabase/refusal'
import { MOST_FILES } from './schema'
import type { FileProblem, KeptForm, UnkeptFile, Why } from './types'

/**
 * What a page says of a form that was refused. Codes are kept and handed on, never sentences: no
 * stranger puts words of theirs into an alert of ours.
 */
const WORDS: Record<Why, string> = {
  fields: 'Nothing was sent. Please look at what is marked.',
  too_long: 'Nothing was sent: this is longer than we can take, 100,000 characters in all.',
  unstorable:
    'Nothing was sent: there was a character that cannot be stored. It is left out here: please send it once more.',
  files: 'Nothing was sent.',
  missing: 'Some files are missing.',
  ended: 'Nothing was sent: this link has ended.',
  domain: 'Requests from this address are not taken.',
  unfit: 'This request cannot be taken as it is.',
  limited: 'Many requests came in from you lately. Please try again in WAIT.',
  stale: 'This form was open for too long, or was sent already. Please send it once more.',
  asked: 'Links were asked for a moment ago. Please look into your mailbox, or try again in WAIT.',
  replies: 'You wrote many replies within an hour. Please wait a little.',
  changes: 'You solved and reopened this many times within an hour. Please wait a little.',
  closed: 'This request is closed. A reply opens a new one that goes on from it.',
  rated: 'You have rated this already. Thank you.',
  unsolved: 'There is nothing to rate before it is solved.',
  joined: 'This request was joined with another. Please answer one of our mails instead.',
  file_gone: 'Nothing was sent: a file is not there any more. Please choose it again.',
  not_now: 'This cannot be done right now. Please answer one of our mails instead.',
}

const FILE_WORDS: Record<FileProblem, string> = {
  type: 'This workspace takes no files of this type.',
  empty: 'The file is empty.',
  too_large: 'The file is larger than this workspace allows.',
  too_slow: 'The file came in too slowly, and was not kept.',
  broken: 'The file broke off, and was not kept.',
  name: 'The file’s name is missing, or longer than 255 characters.',
  many: `At most ${MOST_FILES} files go with one message.`,
  failed: 'The file could not be stored. Please try again.',
  cut: 'The form broke off: the files after that are missing.',
  late: 'The files came too late: bring them by the link.',
}

const RULES: [RegExp, Why][] = [
  [/^at most \d+ replies/, 'replies'],
  [/^at most \d+ changes/, 'changes'],
  [/^a closed ticket/, 'closed'],
  [/^ratings_once/, 'rated'],
  [/^what is not solved/, 'unsolved'],
  [/^requests of this domain/, 'domain'],
  [/^a file is not there/, 'file_gone'],
]

/** Why a requester's act was refused; `otherwise` where no rule that they know says so. */
export function whyOf(refusal: Refusal, otherwise: Why = 'not_now'): Why {
  if (refusal.kind === 'not_found') return 'joined'
  if (refusal.kind !== 'rule') return otherwise
  return RULES.find(([pattern]) => pattern.test(refusal.constraint))?.[1] ?? otherwise
}

/** Why a requester's file was not kept. */
export function fileProblemOf(refusal: FileRefusal): FileProblem {
  switch (refusal.kind) {
    case 'empty':
    case 'too_large':
    case 'too_slow':
    case 'broken':
      return refusal.kind
    case 'rule':
      return refusal.constraint.startsWith('files of this type') ? 'type' : 'failed'
    default:
      return 'failed'
  }
}

/** What to say of a file that was not kept; without a name, of all that should have come. */
export function fileWords({ name, problem }: UnkeptFile): string {
  return name ? `${name}: ${FILE_WORDS[problem]}` : FILE_WORDS[problem]
}

/** The files of which an alert speaks; of the others it says how many there are. */
const SHOWN_FILES = 3

/** What to tell somebody whose form was refused. */
export function refusalWords({ why, wait = 60, files = [], dropped, lost }: KeptForm): string {
  const more = files.length - SHOWN_FILES
  return [
    WORDS[why].replace('WAIT', waitText(wait)),
    ...files.slice(0, SHOWN_FILES).map(fileWords),
    more > 0 && `And ${more} more.`,
    dropped && 'Your files have to be chosen again.',
    lost && 'Your browser’s Back brings what you typed.',
  ]
    .filter(Boolean)
    .join(' ')
}
