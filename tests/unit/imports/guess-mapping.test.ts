import { expect, test } from 'vitest'
import { guessMapping } from '@/lib/imports/guess-mapping'

test.each([
  [
    ['Name', 'E-Mail', 'Company'],
    ['name', 'email', 'company'],
  ],
  [
    ['FIRST_NAME', 'Last Name', 'email_address'],
    ['first_name', 'last_name', 'email'],
  ],
  [
    ['Vorname', 'Nachname', 'Firma', 'E-Mail-Adresse'],
    ['first_name', 'last_name', 'company', 'email'],
  ],
  [
    ['Email 1', 'Email 2', 'Name', 'Full name'],
    ['email', 'email', 'name', ''],
  ],
  [
    ['Telephone', 'Emailed at', 'Username', 'Email', 'Notes', 'Remarks', 'Mobile'],
    ['phone', '', '', 'email', 'notes', 'notes', ''],
  ],
])('%j', (headers, mapping) => {
  expect(guessMapping(headers, [])).toEqual(mapping)
})

test('where no header says it, addresses tell their column', () => {
  const lines = [
    ['1', 'Ann', ''],
    ['2', 'Bob', 'bob@example.com'],
  ]
  expect(guessMapping(['Id', 'Name', 'Where'], lines)).toEqual(['', 'name', 'email'])
  expect(guessMapping(['Id', 'Name'], lines)).toEqual(['', 'name'])
})

test('a field of the workspace is known by its label or its key, and one column is it', () => {
  const fields = [
    { key: 'plan', label: 'Service plan' },
    { key: 'notes_at', label: 'Notes' },
  ]
  expect(guessMapping(['Email', 'service-plan', 'Plan', 'Notes', ''], [], fields)).toEqual([
    ...['email', 'field.plan', '', 'notes', ''],
  ])
})
