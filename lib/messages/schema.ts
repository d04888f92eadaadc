import { z } from 'zod'
import { text } from '@/lib/forms/fields'

export const messageKindSchema = z.enum(['reply', 'note'])

/** What it takes to answer a ticket or to leave a note on it. */
export const addMessageSchema = z.object({ body: text('The message', 100_000) })

export type AddMessage = z.output<typeof addMessageSchema>
