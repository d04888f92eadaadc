import { z } from 'zod'
import { email } from '@/lib/forms/fields'

/** A domain of a company's mail, in small letters. */
export const domainSchema = z
  .string()
  .max(250)
  .transform((value) => value.trim().toLowerCase())
  .refine((value) => email().safeParse(`x@${value}`).success, 'A domain looks like example.com.')
