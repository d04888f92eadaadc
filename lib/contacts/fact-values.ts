import type { FormValues } from '@/lib/forms/action-state'
import type { Contact } from './types'

/** What is known of a contact, as the controls on their page show it. */
export function factValues({ name, phone, company, notes }: Contact): FormValues {
  return { name, phone: phone ?? '', company: company?.name ?? '', notes }
}
