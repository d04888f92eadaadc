import { z } from 'zod'

/**
 * A checkbox as `CheckboxField` sends it: "off" goes along hidden, so that one left empty is told
 * from one that was not asked.
 */
export function checkbox() {
  return z.enum(['on', 'off'], 'This is not one of the choices.').transform((v) => v === 'on')
}
