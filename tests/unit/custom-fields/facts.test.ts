import { expect, test } from 'vitest'
import { z } from 'zod'
import { customFacts, factText, withCustomFields } from '@/lib/custom-fields/facts'
import type { CustomField } from '@/lib/custom-fields/types'
import { parseForm } from '@/lib/forms/parse-form'

const field = (key: string, type: CustomField['type'], required = false): CustomField => ({
  ...{ key, type, label: key, requiredInForms: required },
  choices: type === 'choice' ? ['red'] : [],
})
const fields = [
  field('plan', 'text', true),
  field('colour', 'choice'),
  field('vip', 'checkbox', true),
]
const schema = withCustomFields(
  z.object({ name: z.string().min(1, 'No name.') }),
  fields,
  (values) => JSON.parse(values.base ?? '{}'),
)
const sent = (base: object, now: object) =>
  parseForm(schema, { name: 'Kim', base: JSON.stringify(base), ...now })

test('what was changed is sent on, and nothing else: a withdrawn choice, and what was empty, stay', () => {
  const base = { 'custom.plan': '', 'custom.colour': 'green', 'custom.vip': 'off' }
  expect(sent(base, base)).toEqual({ ok: true, data: { name: 'Kim', custom_fields: {} } })
  expect(sent(base, { ...base, 'custom.colour': 'red', 'custom.plan': 'pro' })).toEqual({
    ok: true,
    data: { name: 'Kim', custom_fields: { colour: 'red', plan: 'pro' } },
  })
})

test('what a form has to have is not emptied, and each refusal stands beside its control', () => {
  const base = { 'custom.plan': 'pro', 'custom.colour': 'red', 'custom.vip': 'on' }
  const refused = sent(base, {
    ...{ name: '', 'custom.plan': '', 'custom.colour': 'blue', 'custom.vip': 'off' },
  })
  expect(refused).toMatchObject({
    ok: false,
    state: {
      fieldErrors: {
        name: ['No name.'],
        'custom.plan': ['plan is missing.'],
        'custom.colour': ['colour is not one of the choices.'],
        'custom.vip': ['vip is missing.'],
      },
    },
  })
})

test('controls of fields say what they hold', () => {
  expect(customFacts(fields, { vip: 'true' })).toEqual({
    ...{ 'custom.plan': '', 'custom.colour': '', 'custom.vip': 'on' },
  })
  expect(factText(fields, 'custom.vip', 'on')).toBe('yes')
  expect(factText(fields, 'custom.plan', '')).toBe('nothing')
  expect(factText(fields, 'name', '')).toBe('Empty')
})
