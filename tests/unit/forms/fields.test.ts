import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { email, id, line, optional, text } from '@/lib/forms/fields'

const said = (schema: z.ZodType, value: unknown) => {
  const result = schema.safeParse(value)
  return result.success ? { taken: result.data } : { refused: result.error.issues[0]?.message }
}

describe.each([
  ['a line', line('It', 20)],
  ['a text', text('It', 20)],
])('%s', (_, schema) => {
  test.each(['a', 'é', 'é', '🎫🎫', '👩‍👩‍👧', 'עברית', 'שלום \u202eabc', 'ｆｕｌｌ', 'a\u200bb'])(
    '%j is taken as it is',
    (value) => {
      expect(said(schema, value)).toEqual({ taken: value })
    },
  )

  test.each(['a\0b', '\0', 'a\ud83d', '\udfab b', 'ok \ud83d x'])(
    '%j is refused, because it cannot be stored as it is',
    (value) => {
      expect(said(schema, value)).toEqual({
        refused: 'This contains a character that cannot be stored.',
      })
    },
  )

  test.each(['', ' ', '\n', '\u00a0\u3000', '\ufeff'])('%j is missing', (value) => {
    expect(said(schema, value)).toEqual({ refused: 'It is missing.' })
  })

  test.each(['x', 'é', '🎫', '\u{10ffff}', '漢'])(
    'counts %j as one character, as Postgres does',
    (one) => {
      expect(said(schema, one.repeat(20))).toEqual({ taken: one.repeat(20) })
      expect(said(schema, one.repeat(21))).toEqual({ refused: 'It is longer than 20 characters.' })
      expect(said(schema, one.repeat(100_000))).toMatchObject({
        refused: 'It is longer than 20 characters.',
      })
    },
  )

  test.each([undefined, null, 5, ['a'], {}])('%j is no text', (value) => {
    expect(said(schema, value)).toHaveProperty('refused')
  })

  test('what is taken is at most so long, well formed, and taken again unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (value) => {
        const result = schema.safeParse(value)
        if (!result.success) return
        expect([...result.data].length).toBeLessThanOrEqual(20)
        expect(result.data.isWellFormed() && !result.data.includes('\0')).toBe(true)
        expect(schema.parse(result.data)).toBe(result.data)
      }),
      { numRuns: 1000 },
    )
  })
})

test('a line is trimmed before it is counted', () => {
  expect(said(line('It', 3), '  abc\t')).toEqual({ taken: 'abc' })
})

test.each(['a\nb', 'a\rb', 'a\tb', 'a\u0007b', 'a\u007fb', 'a\u0085b', 'a\u009bb'])(
  '%j is not one line',
  (value) => {
    expect(said(line('It', 20), value)).toEqual({ refused: 'It must be one line of plain text.' })
  },
)

test('a text keeps its blanks and lines, with one kind of line end', () => {
  expect(said(text('It', 50), '  a\r\nb\rc\n\td  ')).toEqual({ taken: '  a\nb\nc\n\td  ' })
})

test('a text is counted after its line ends were made one', () => {
  expect(said(text('It', 3), 'a\r\nb')).toEqual({ taken: 'a\nb' })
})

describe('an e-mail address', () => {
  test.each([
    ...['a@b.c', 'name+tag@sub.example.com', "o'neil@example.com", 'a.b@example.co.uk'],
    ...[
      'post@bücher.example',
      'пошта@приклад.укр',
      '用户@例子.广告',
      'x_1-2@xn--bcher-kva.example',
    ],
  ])('%s is one', (value) => {
    expect(said(email(), ` ${value} `)).toEqual({ taken: value })
  })

  test.each([
    ...['a', 'a@', '@b.c', 'a@b', 'a@@b.c', 'a@b..c', 'a@.b.c', 'a@b.c.', 'a b@c.d', 'a@b .c'],
    ...['a@b.c,d@e.f', 'A <a@b.c>', 'a@b.c;d@e.f', 'a\n@b.c', 'a@b.c\r\nBcc: d@e.f', '"a"@b.c'],
    ...['a@[127.0.0.1]', 'a\0@b.c', 'a\ud83d@b.c', `${'a'.repeat(250)}@b.cd`, 'mailto:a@b.c'],
  ])('%j is none', (value) => {
    expect(said(email(), value)).toEqual({
      refused: 'The e-mail address is not valid: it should look like name@example.com.',
    })
  })

  test('is at most 254 characters long', () => {
    const longest = `${'a'.repeat(242)}@example.com`
    expect(said(email(), longest)).toEqual({ taken: longest })
    expect(said(email(), `a${longest}`)).toHaveProperty('refused')
  })

  test('that is missing is said to be missing, and nothing else', () => {
    const result = email('The address').safeParse('  ')
    expect(result.error?.issues.map(({ message }) => message)).toEqual(['The address is missing.'])
  })

  test('that takes long to judge is judged at once', () => {
    const started = performance.now()
    for (const value of ['a@'.repeat(190), `a@${'b.'.repeat(190)}`, `${'a'.repeat(390)}@`]) {
      expect(said(email(), value)).toHaveProperty('refused')
    }
    expect(performance.now() - started).toBeLessThan(200)
  })
})

describe('a field that may be left empty', () => {
  const schema = optional(line('It', 3))

  test.each(['', undefined, null])('is null for %j', (value) => {
    expect(said(schema, value)).toEqual({ taken: null })
  })

  test('holds what is in it to its rules', () => {
    expect(said(schema, ' ab ')).toEqual({ taken: 'ab' })
    expect(said(schema, 'abcd')).toHaveProperty('refused')
    expect(said(optional(id('It')), 'x')).toEqual({ refused: 'It is not one of the choices.' })
  })
})
