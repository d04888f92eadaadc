import { expect, test } from 'vitest'
import { companyClause } from '@/lib/companies/company-clause'

test('a company is sought by its name, and one called None by what tells it from no company', () => {
  const id = 'b8e1d3f0-6a0f-4f6e-9d43-0d3f5a1c2b7e'
  expect(companyClause({ id, name: 'Acme' })).toBe('company:Acme')
  expect(companyClause({ id, name: 'Acme "North"' })).toBe('company:"Acme \\"North\\""')
  expect(companyClause({ id, name: 'None' })).toBe(`company:${id}`)
})
