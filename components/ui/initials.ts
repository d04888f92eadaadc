const TINTS = 5

/** What stands for somebody without a picture: their initials, and one of five tints. */
export type Initials = { letters: string; tint: number }

/** The same name, the same initials and tint. */
export function initialsOf(name: string): Initials {
  const words = name
    .replace(/@.*$/, '')
    .split(/[\s._+-]+/)
    .filter(Boolean)
  const first = [...(words[0] ?? '?')][0] ?? ''
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return { letters: first + last, tint: (sum % TINTS) + 1 }
}
