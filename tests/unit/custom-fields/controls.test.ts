import { expect, test } from 'vitest'
import { controlText, controlValue } from '@/lib/custom-fields/controls'
import { parseCustomValues } from '@/lib/custom-fields/parse-values'
import type { CustomField } from '@/lib/custom-fields/types'

const field = (type: CustomField['type'], choices: string[] = []): CustomField => ({
  key: type,
  label: `The ${type}`,
  type,
  choices,
})
const fields = [
  field('text'),
  field('number'),
  field('date'),
  field('choice', ['red', 'light blue']),
  field('checkbox'),
]

test.each([
  ['text', ' It hums ', 'It hums'],
  ['text', '', null],
  ['number', ' -0.50 ', '-0.50'],
  ['number', '1e3', '1e3'],
  ['number', '', null],
  ['date', '2028-02-29', '2028-02-29'],
  ['date', '', null],
  ['choice', 'light blue', 'light blue'],
  ['choice', '', null],
  ['checkbox', 'on', 'true'],
  ['checkbox', 'off', 'false'],
])('a control of type %s takes %j as %j', (type, typed, kept) => {
  const parsed = parseCustomValues(fields, { [`custom.${type}`]: typed })
  expect(parsed).toEqual({ ok: true, data: { [type]: kept } })
})

test.each([
  ['text', 'x'.repeat(1001)],
  ['number', 'many'],
  ['number', '1,5'],
  ['number', 'NaN'],
  ['date', '2026-02-29'],
  ['date', 'today'],
  ['choice', 'blue'],
  ['checkbox', 'yes'],
])('and of type %s it names itself when it refuses %j, which it keeps', (type, typed) => {
  const parsed = parseCustomValues(fields, { [`custom.${type}`]: typed })
  if (parsed.ok) throw new Error('it was taken')
  expect(Object.keys(parsed.state.fieldErrors ?? {})).toEqual([`custom.${type}`])
  expect(parsed.state.values).toEqual({ [`custom.${type}`]: typed })
})

test('a control that was not sent, and one that nobody knows, come out as nothing', () => {
  expect(parseCustomValues(fields, { 'custom.gone': 'x', subject: 'S' })).toEqual({
    ok: true,
    data: {},
  })
})

test('a checkbox that was never set is off, and says so', () => {
  expect(controlValue(field('checkbox'), undefined)).toBe('off')
  expect(controlText(field('checkbox'), 'off')).toBe('no')
  expect(controlValue(field('number'), undefined)).toBe('')
  expect(controlText(field('number'), '')).toBe('nothing')
})
