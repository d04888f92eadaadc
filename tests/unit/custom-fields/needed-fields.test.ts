import { expect, test } from 'vitest'
import { createFieldSchema } from '@/lib/custom-fields/managing-schema'
import { neededErrors } from '@/lib/custom-fields/needed-fields'

const field = (key: string, type: 'text' | 'checkbox', required: boolean) => ({
  ...{ key, type, required },
  label: key.toUpperCase(),
  choices: [],
})

test('beside each field that is needed and empty it is said, and beside no other', () => {
  const fields = [
    field('order', 'text', true),
    field('product', 'text', true),
    field('remark', 'text', false),
    field('checked', 'checkbox', true),
  ]
  const typed = { 'custom.order': '', 'custom.product': 'Printer', 'custom.checked': 'off' }
  expect(neededErrors(fields, typed)).toEqual({
    'custom.order': ['ORDER is needed to solve this ticket.'],
    'custom.checked': ['CHECKED is needed to solve this ticket.'],
  })
})

const made = (given: object) =>
  createFieldSchema.safeParse({
    ...{ label: 'Order no.', key: '', type: 'text', choices: '', required_to_solve: 'off' },
    ...given,
  })

test.each([
  ['Order no.', 'order_no'],
  ['  Größe (cm) ', 'gro_e_cm'],
  ['2nd choice', 'nd_choice'],
])('a field called %s has the key %s when none is typed', (label, key) => {
  expect(made({ label }).data?.key).toBe(key)
})

test('a label without Latin letters asks for a key, and a choice for its choices', () => {
  expect(made({ label: '注文番号' }).error?.issues[0]?.path).toEqual(['key'])
  expect(made({ label: '注文番号', key: 'order_no' }).data?.key).toBe('order_no')
  expect(made({ type: 'choice' }).error?.issues[0]?.path).toEqual(['choices'])
  expect(made({ type: 'choice', choices: ' a \n\na\nb' }).data?.choices).toEqual(['a', 'b'])
})
