import { customFacts } from '@/lib/custom-fields/facts'
import type { CustomField } from '@/lib/custom-fields/types'
import type { FormValues } from '@/lib/forms/action-state'
import type { Company } from './types'

/** What is known of a company, as the controls on its page show it. */
export function factValues(company: Company, fields: CustomField[]): FormValues {
  const { name, domains, notes, customValues } = company
  return { name, domains: domains.join(', '), notes, ...customFacts(fields, customValues) }
}
