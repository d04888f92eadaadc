import { email } from '@/lib/forms/fields'
import type { Target } from './types'

const WORDS: [Target, RegExp][] = [
  ['phone', /^((tele)?phone|tel|mobile|cell|telefon|mobil)( ?(number|nummer|no))?$/],
  ['notes', /^(notes?|remarks?|comments?|notiz(en)?|bemerkung(en)?)$/],
  [
    'email',
    /^(e ?mails?|mails?|e ?mail ?ad(d?)ress(e|es)?|courriel|correo|adresse e ?mail)( \d+)?$/,
  ],
  ['first_name', /^(first|given|fore) ?name$|^vorname$|^prénom$|^nombre$/],
  ['last_name', /^(last|family|sur) ?name$|^nachname$|^familienname$|^apellidos?$/],
  [
    'company',
    /^(company|organi[sz]ation|account|employer|firma|unternehmen|société|empresa)( name)?$/,
  ],
  [
    'name',
    /^((full|display|contact|customer) ?)?name$|^(contact|customer|requester)$|^nom( complet)?$/,
  ],
]

const SEVERAL: ReadonlySet<Target> = new Set(['', 'email', 'notes'])

const isAddress = email()

/** Whether a cell is an e-mail address. */
export const isEmail = (cell: string) => isAddress.safeParse(cell).success

type Field = { key: string; label: string }

/**
 * What each column seems to be, by its header, or else by addresses in its first lines. A name, a
 * company, a field are one column each, the first that is called so; addresses and notes may be several.
 */
export function guessMapping(
  headers: readonly string[],
  lines: readonly string[][],
  fields: readonly Field[] = [],
): Target[] {
  const taken = new Set<Target>()
  const guesses = headers.map((header) => {
    const target = targetOf(header, fields)
    if (!SEVERAL.has(target) && taken.has(target)) return ''
    taken.add(target)
    return target
  })
  if (taken.has('email')) return guesses
  const column = headers.findIndex(
    (_, at) => guesses[at] === '' && lines.some((cells) => isEmail(cells[at] ?? '')),
  )
  return guesses.map((guess, at) => (at === column ? 'email' : guess))
}

function targetOf(header: string, fields: readonly Field[]): Target {
  const words = wordsOf(header)
  const known = WORDS.find(([, pattern]) => pattern.test(words))?.[0]
  if (known || !words) return known ?? ''
  const field = fields.find(({ key, label }) => [key, label].map(wordsOf).includes(words))
  return field ? `field.${field.key}` : ''
}

function wordsOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_\-.:/]+/g, ' ')
    .trim()
}
