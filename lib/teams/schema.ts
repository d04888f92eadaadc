import { z } from 'zod'
import { checkbox } from '@/lib/forms/checkbox'
import { id, line } from '@/lib/forms/fields'

/** What a team is, as the form sends it. */
export const teamSchema = z.object({ name: line('The name', 80), is_private: checkbox() })

/** A team's id as it stands in an address. */
export const teamIdSchema = z.uuid()

export const memberSchema = z.object({ user_id: id('The user') })

export type TeamInput = z.output<typeof teamSchema>
