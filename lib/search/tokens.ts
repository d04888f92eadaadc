/** Where something stands in a text: offsets as `slice` takes them. */
export type Place = { start: number; end: number }

/** A name or value, without its quotation marks. */
export type Piece = Place & { text: string; quoted: boolean; closed: boolean }

export type Operator = ':' | '>' | '>=' | '<' | '<='

/**
 * One piece of a query, told apart without knowing what it means: `-status:open,"on hold"` has a
 * name, an operator and values; a word or a phrase is a single value without a name.
 */
export type Token = Place & {
  not: boolean
  /** As it stands in the text, without the minus. */
  raw: string
  name: Piece | null
  operator: Operator
  values: Piece[]
}

// What no database can store parts words as a blank does: control characters, halves of a pair.
const BLANK = String.raw`\s\p{Cc}\p{Cs}`
// "straight" or “typographic”, with \" for a mark within; one that is never closed goes on to the end.
const QUOTED = String.raw`"((?:\\.?|[^"\\])*)("?)|[“”„]((?:\\.?|[^“”\\])*)([“”]?)`
const VALUE = `(?:${QUOTED}|[^${BLANK},]*)`
const TOKEN = new RegExp(
  `(?<minus>-(?![${BLANK}]|$))?(?:` +
    String.raw`(?<name>\p{L}+(?:\.\w+)?)(?<operator>:?[<>]=?|:)(?<list>${VALUE}(?:,${VALUE})*)` +
    `|(?<phrase>${QUOTED})|(?<word>[^${BLANK}]+))`,
  'gsu',
)
const VALUES = new RegExp(`${QUOTED}|[^,]+`, 'gsu')
const BLANKS = new RegExp(`[${BLANK}]+`, 'gu')

/** Cuts a query into its pieces, in one pass; between them there are only blanks. */
export function tokenize(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(({ index: start, 0: { length }, groups = {} }) => {
    const { minus = '', name, operator = '', list, phrase, word = '' } = groups
    const begin = start + minus.length
    const end = start + length
    const behind = name ? begin + name.length + operator.length : begin
    return {
      start,
      end,
      not: minus !== '',
      raw: text.slice(begin, end),
      name: name ? bare(name, begin) : null,
      operator: (operator.replace(/^:(?=.)/, '') || ':') as Operator,
      values: word ? [bare(word, begin)] : pieces(list ?? phrase ?? '', behind),
    }
  })
}

function bare(text: string, start: number): Piece {
  return { text, start, end: start + text.length, quoted: false, closed: true }
}

function pieces(list: string, offset: number): Piece[] {
  return [...list.matchAll(VALUES)].map(
    ({ index, 0: raw, 1: straight, 2: mark, 3: curly, 4: curl }) => {
      const piece = bare(raw, offset + index)
      const inner = straight ?? curly
      if (inner === undefined) return piece
      const text = inner
        .replace(/\\(["“”„\\])/g, '$1')
        .replace(BLANKS, ' ')
        .trim()
      return { ...piece, text, quoted: true, closed: (mark ?? curl) !== '' }
    },
  )
}

/** The ends of `from..to`, of which one may be empty; null for what is no range. */
export function rangeEnds({ text, start, quoted }: Piece): Piece[] | null {
  const at = text.indexOf('..')
  if (quoted || at < 0 || text === '..') return null
  return [bare(text.slice(0, at), start), bare(text.slice(at + 2), start + at + 2)]
}

/** A value as it is written so that it is read as one again. */
export function quote(text: string): string {
  return /^[^\s,"“”„<>]+$/.test(text) ? text : phrase(text)
}

/** Words in quotation marks. */
export function phrase(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`
}
