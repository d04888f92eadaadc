import type { FieldConflict, FormValues } from './action-state'

/**
 * Two people changed one thing: what each changed alone stands, and what both changed otherwise is a
 * conflict, in which the writer's own value stands until they choose.
 */
export function threeWay(
  base: FormValues,
  mine: FormValues,
  theirs: FormValues,
  textOf: (control: string, value: string) => string = (_, value) => value || 'Empty',
): { values: FormValues; conflicts: Record<string, FieldConflict> } {
  const conflicts: Record<string, FieldConflict> = {}
  const values: FormValues = {}
  for (const [name, their = ''] of Object.entries(theirs)) {
    const [was, own = ''] = [base[name], mine[name]]
    const [iDid, theyDid] = [own !== was, their !== was]
    values[name] = iDid ? own : their
    if (iDid && theyDid && own !== their) {
      const side = (value: string) => ({ value, text: textOf(name, value) })
      conflicts[name] = { yours: side(own), theirs: side(their), by: null, at: null }
    }
  }
  return { values, conflicts }
}
