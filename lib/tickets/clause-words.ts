import { CHANNEL_LABELS, PRIORITY_LABELS, STATUS_LABELS } from './labels'
import { PROPERTIES } from './search-properties'
import type { Clause } from './search-syntax'

const SPECIAL: Record<string, string> = { me: 'Me', mine: 'My teams', none: 'None' }
const LABELS: Record<string, Record<string, string>> = {
  status: STATUS_LABELS,
  priority: PRIORITY_LABELS,
  channel: CHANNEL_LABELS,
}
const OPERATORS = {
  ':': '',
  '>': 'after ',
  '>=': 'from ',
  '<': 'before ',
  '<=': 'up to ',
  '..': '',
}
const AMOUNTS = { ...OPERATORS, '>': 'over ', '<': 'under ' }

/** A clause as a chip says it: what it is about, and what it asks for. */
export function clauseWords(clause: Clause): { label: string; value: string } {
  if (clause.property === 'words') {
    const text = { word: clause.text, prefix: `${clause.text}…`, phrase: `“${clause.text}”` }[
      clause.form
    ]
    return { label: clause.not ? 'Without' : 'Text', value: text }
  }
  const { property, key, operator, values, not } = clause
  const label = key ?? PROPERTIES[property].label
  const named = values.map((value) => LABELS[property]?.[value] ?? SPECIAL[value] ?? value)
  const sign = ['priority', 'number', 'rating'].includes(property) ? AMOUNTS : OPERATORS
  const value =
    operator === '..'
      ? named.map((end) => end || '…').join(' – ')
      : sign[operator] + named.join(', ')
  return { label: not ? `${label} not` : label, value }
}
