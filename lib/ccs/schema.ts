import { z } from 'zod'
import { email } from '@/lib/forms/fields'

/** Addresses as typed into one field, separated by commas, semicolons or blanks; 1 to 20. */
export const addCcsSchema = z.object({
  emails: z
    .string('The addresses are missing.')
    .max(6000, 'These are too many addresses at once.')
    .transform((value) => [...new Set(value.split(/[\s,;]+/).filter((one) => one !== ''))])
    .pipe(
      z
        .array(z.string())
        .min(1, 'Type at least one e-mail address.')
        .max(20, 'At most 20 addresses are added at once.'),
    )
    .transform((addresses, context) => {
      const wrong = addresses.filter((address) => !email().safeParse(address).success)
      if (wrong.length > 0) {
        const message = `${wrong.slice(0, 3).join(', ')}: this should look like name@example.com.`
        context.addIssue({ code: 'custom', message })
      }
      return addresses
    }),
})

export const contactIdSchema = z.uuid()
