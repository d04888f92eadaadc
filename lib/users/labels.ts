import type { Role, UserStatus } from './types'

/** How the words of the database are shown. */
export const ROLE_LABELS: Record<Role, string> = { agent: 'Agent', admin: 'Admin' }

export const USER_STATUS_LABELS: Record<UserStatus, string> = {
  active: 'Active',
  deactivated: 'Deactivated',
}
