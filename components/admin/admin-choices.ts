import type { Choice } from '@/components/ui/select'
import { ROLE_LABELS } from '@/lib/users/labels'
import { ROLES } from '@/lib/users/types'

export const ROLE_CHOICES: Choice[] = ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }))
