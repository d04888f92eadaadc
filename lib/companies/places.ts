import { queryString } from '@/lib/forms/search-params'

/** Where one is on a company's page: in the list of its people, and in its timeline. */
export type CompanyPlaces = { people?: string | undefined; before?: string | undefined }

/** The address of a company's page at these places. */
export function placesHref(company: string, { people, before }: CompanyPlaces): string {
  return `/companies/${company}${queryString({ people, before })}`
}
