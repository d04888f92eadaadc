import { countText } from '@/components/tags/count-text'
import { USED_ON_LABELS } from '@/lib/custom-fields/labels'
import type { ManagedField } from '@/lib/custom-fields/types'

/** How many have a value of a field: "1 ticket", "10,000+ companies". */
export function bearersText({ usedOn, bearers }: ManagedField): string {
  const { one, many } = USED_ON_LABELS[usedOn]
  return `${countText(bearers)} ${bearers === 1 ? one : many.toLowerCase()}`
}
