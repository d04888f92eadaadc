import { z } from 'zod'
import { id, optional } from '@/lib/forms/fields'
import { ROLES, USER_STATUSES } from './types'

export const roleSchema = z.enum(ROLES, 'This role is not one of the choices.')

/** A user's id as it stands in an address. */
export const userIdSchema = z.uuid()

export const changeRoleSchema = z.object({ role: roleSchema })

/** Deactivating asks who takes the open tickets; empty means that nobody has them. */
export const deactivateSchema = z.object({ hand_tickets_to: optional(id('Who takes the tickets')) })

/** What the list of users is narrowed to, as it stands in an address; nonsense counts as not given. */
export const userFilterSchema = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  role: z.enum(ROLES).optional().catch(undefined),
  status: z.enum(USER_STATUSES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
