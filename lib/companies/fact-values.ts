import type { FormValues } from '@/lib/forms/action-state'
import type { Company } from './types'

/** What is known of a company, as the controls on its page show it. */
export function factValues({ name, domains, notes }: Company): FormValues {
  return { name, domains: domains.join(', '), notes }
}
