import type { Completion } from '@/lib/search/completion'
import { COMPANY_LANGUAGE, type CompanyProperty } from './search-properties'

/** How a query over companies is completed. */
export const COMPANY_COMPLETION: Completion<CompanyProperty> = {
  language: COMPANY_LANGUAGE,
  known: { name: 'company', domain: 'domain', field: 'company_field' },
}
