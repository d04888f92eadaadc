import { handleApiRequest } from '@/lib/api/handle'

export const dynamic = 'force-dynamic'

// What can be done where, and how, says the registry in lib/api/operations.ts.
export {
  handleApiRequest as DELETE,
  handleApiRequest as GET,
  handleApiRequest as OPTIONS,
  handleApiRequest as PATCH,
  handleApiRequest as POST,
  handleApiRequest as PUT,
}
