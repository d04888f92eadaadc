import { z } from 'zod'

export const messageKindSchema = z.enum(['reply', 'note'])
