import { z } from 'zod'
import { email } from '@/lib/forms/fields'

export const requestSignInSchema = z.object({ email: email() })

/** What a sign-in link carries, as hosted Auth and the stack here make it. */
export const linkSchema = z.object({
  token_hash: z
    .string('The link is incomplete.')
    .max(200, 'The link is not one of ours.')
    .regex(/^[A-Za-z0-9_-]+$/, 'The link is not one of ours.'),
})

export const codeSchema = z.object({
  email: email(),
  code: z
    .string()
    .max(50, 'The code has six digits.')
    .transform((value) => value.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'The code has six digits.')),
})
