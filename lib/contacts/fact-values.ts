import { customFacts } from '@/lib/custom-fields/facts'
import type { CustomField } from '@/lib/custom-fields/types'
import type { FormValues } from '@/lib/forms/action-state'
import type { Contact } from './types'

/** What is known of a contact, as the controls on their page show it. */
export function factValues(contact: Contact, fields: CustomField[]): FormValues {
  const { name, phone, company, notes, customValues } = contact
  return {
    ...{ name, phone: phone ?? '', company: company?.name ?? '', notes },
    ...customFacts(fields, customValues),
  }
}
