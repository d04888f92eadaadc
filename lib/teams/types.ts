import type { Named } from '@/lib/tickets/types'

/** A team with those who are in it, by name. */
export type Team = Named & { isPrivate: boolean; members: TeamMember[] }

export type TeamMember = Named & { email: string; isActive: boolean }
