import type { ActionState } from '@/lib/forms/action-state'
import type { Role } from '@/lib/users/types'

/** An invitation that nobody has accepted or revoked. */
export type OpenInvitation = {
  id: string
  email: string
  role: Role
  /** Who invited; null for an operator at the command line. */
  invitedBy: string | null
  createdAt: string
  expiresAt: string
}

export type InviteOutcome = 'invited' | 'renewed' | 'user_already' | 'invalid'

/** What became of one line of the list of addresses. */
export type InviteResult = { email: string; outcome: InviteOutcome }

/** The answer to a list of addresses: as to every form, and what became of each line. */
export type InviteState = ActionState & { results?: InviteResult[] }
