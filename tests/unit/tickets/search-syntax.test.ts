import { describe, expect, test } from 'vitest'
import { PROPERTIES, PROPERTY_NAMES } from '@/lib/tickets/search-properties'
import { parseSearch, printSearch } from '@/lib/tickets/search-syntax'

/** What is understood of a query, in its canonical form. */
const understood = (text: string) => printSearch(parseSearch(text).clauses)

/** Each error as the characters that it marks, and its message. */
const refused = (text: string) =>
  parseSearch(text).errors.map(({ start, end, message }) => [text.slice(start, end), message])

describe('what is understood', () => {
  test.each([
    ['status:open,pending', 'status:open,pending'],
    ['STATUS:Open -tag:spam', 'status:open -tag:spam'],
    ['status:"on hold",On-Hold', 'status:on_hold,on_hold'],
    ['team:"Front line"', 'team:"Front line"'],
    ['team:“Front line”,„Second line“', 'team:"Front line","Second line"'],
    ['assignee:ME,NONE team:Mine', 'assignee:me,none team:mine'],
    ['field.order_id:77 field.colour:"dark red"', 'field.order_id:77 field.colour:"dark red"'],
    ['#123', 'number:123'],
    ['-#123', '-number:123'],
    ['number:#7', 'number:7'],
    ['number:100..200', 'number:100..200'],
    ['created>2026-01-01 created:>2026-01-01', 'created>2026-01-01 created>2026-01-01'],
    [
      'created:2026-01..2026-02 created:2026.. solved:..7d',
      'created:2026-01..2026-02 created:2026.. solved:..7d',
    ],
    ['updated<=2026-01-01T10:00:00+02:00', 'updated<=2026-01-01T10:00:00+02:00'],
    ['priority>=HIGH priority:low..normal', 'priority>=high priority:low..normal'],
    [
      'sort:priority sort:updated-ASC sort:waiting',
      'sort:priority-desc sort:updated-asc sort:waiting-asc',
    ],
  ])('%s', (text, canonical) => {
    expect(parseSearch(text).errors).toEqual([])
    expect(understood(text)).toBe(canonical)
  })

  test.each([
    ['refund', { text: 'refund', form: 'word' }],
    ['refun*', { text: 'refun', form: 'prefix' }],
    ['"card declined"', { text: 'card declined', form: 'phrase' }],
    ['“card  declined”', { text: 'card declined', form: 'phrase' }],
    [String.raw`"a 5\" screen"`, { text: 'a 5" screen', form: 'phrase' }],
    [String.raw`"C:\temp"`, { text: String.raw`C:\temp`, form: 'phrase' }],
    ['"status:open"', { text: 'status:open', form: 'phrase' }],
    ['5"', { text: '5"', form: 'word' }],
    ['77', { text: '77', form: 'word' }],
    ['https://example.com/a?b=c:d,e', { text: 'https://example.com/a?b=c:d,e', form: 'word' }],
    ['12:30', { text: '12:30', form: 'word' }],
    ['std::string', { text: 'std::string', form: 'word' }],
    ['Re:', { text: 'Re:', form: 'word' }],
    ['a<b', { text: 'a<b', form: 'word' }],
    ['#refund', { text: '#refund', form: 'word' }],
    ['constructor', { text: 'constructor', form: 'word' }],
    ['مرحبا', { text: 'مرحبا', form: 'word' }],
    ['返金👍🏽*', { text: '返金👍🏽', form: 'prefix' }],
  ])('%s is for the words alone', (text, words) => {
    const place = { start: 0, end: text.length }
    expect(parseSearch(text)).toEqual({
      clauses: [{ ...place, not: false, property: 'words', ...words }],
      errors: [],
    })
    expect(parseSearch(`-${text}`).clauses[0]).toMatchObject({ not: true, ...words })
  })

  test('dashes and other punctuation between words ask for nothing', () => {
    expect(understood('Refund — order - please !?')).toBe('Refund order please')
  })

  test('every example of the table is a query for its property', () => {
    for (const property of PROPERTY_NAMES) {
      const { clauses, errors } = parseSearch(PROPERTIES[property].example)
      expect(errors).toEqual([])
      expect(clauses).toMatchObject([{ property }])
    }
  })
})

describe('what is refused, and where', () => {
  test.each([
    ['refund status:opne', 'opne', 'There is no status “opne”. Did you mean “open”?'],
    ['in:xyz', 'xyz', 'There is no folder “xyz”. Write inbox, spam, trash, anywhere.'],
    [
      'stauts:open',
      'stauts',
      'There is no property “stauts”. Did you mean “status”? Put it in quotation marks to search for it as it stands.',
    ],
    [
      'foo:bar',
      'foo',
      'There is no property “foo”. Put it in quotation marks to search for it as it stands.',
    ],
    [
      'creatd>2026',
      'creatd',
      'There is no property “creatd”. Did you mean “created”? Put it in quotation marks to search for it as it stands.',
    ],
    [
      'constructor:x',
      'constructor',
      'There is no property “constructor”. Put it in quotation marks to search for it as it stands.',
    ],
    ['created:2026-02-30', '2026-02-30', expect.stringContaining('There is no date “2026-02-30”.')],
    ['created:2026..nonsense', 'nonsense', expect.stringContaining('There is no date “nonsense”.')],
    ['number:abc', 'abc', 'There is no number “abc”. Write it in digits.'],
    ['status:', 'status:', 'Say which status, as in status:open,pending.'],
    ['field:77', 'field', 'Say which field, as in field.order_id:77.'],
    [
      'status>open',
      '>',
      'Only dates, numbers, priorities and ratings are compared. Write status:open,pending.',
    ],
    ['created:today,yesterday', 'yesterday', 'Only one value can stand here.'],
    ['priority>low,high', 'high', 'Only one value can stand here.'],
    ['-sort:updated', '-', 'An order cannot be excluded.'],
    ['words "card declined', '"', 'This quotation mark is not closed.'],
  ])('%s', (text, marked, message) => {
    expect(refused(text)).toEqual([[marked, message]])
  })

  test('an error costs no more than what is wrong', () => {
    expect(understood('foo:bar status:open,opne card "declined status:new')).toBe(
      'status:open card "declined status:new"',
    )
    expect(understood('created:2026..nonsense refund')).toBe('refund')
  })

  test('what is too long or has too many parts is told, and read as far as it goes', () => {
    const words = Array.from({ length: 50 }, (_, index) => `word${index}`).join(' ')
    const { clauses, errors } = parseSearch(words)
    expect(clauses).toHaveLength(40)
    expect(errors).toMatchObject([{ start: words.indexOf('word40'), end: words.length }])
    expect(parseSearch('x'.repeat(2000)).errors).toEqual([])
    expect(parseSearch('x'.repeat(2001))).toMatchObject({
      clauses: [{ end: 2000 }],
      errors: [{ start: 2000, end: 2001 }],
    })
  })
})
