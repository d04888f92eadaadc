import type { Scope } from '@/lib/api/scopes'
import type { ActionState } from '@/lib/forms/action-state'

/** A key as admins see it: all but the key itself, which was shown once. */
export type ApiKey = {
  id: string
  name: string
  scopes: Scope[]
  /** Requests in a minute. */
  limit: number
  createdAt: string
  createdBy: string | null
  lastUsedAt: string | null
  expiresAt: string | null
  revokedAt: string | null
}

/** What making a key answers: the key, this once. */
export type NewKeyState = ActionState & { key?: string; name?: string }
