import naughtyStrings from 'big-list-of-naughty-strings'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markdownToHtml, type Reading } from '@/lib/messages/markdown'
import { renderMessage } from '@/lib/messages/rendering'
import { safeHtml } from '@/lib/messages/safe-html'
import type { MessageFormat } from '@/lib/messages/types'
import { ATTACKS, ENDLESS } from '@/tests/support/hostile-texts'
import { plainMarkup, unsafeIn } from './markup'

const FORMATS: MessageFormat[] = ['markdown', 'foreign', 'plain']
const html = (text: string, format: MessageFormat = 'markdown') =>
  renderMessage(text, format)
    .parts.map((part) => part.html)
    .join('')
const textOf = (text: string, format: MessageFormat) => plainMarkup(html(text, format)).text
const linksOf = (text: string, format: MessageFormat = 'markdown') =>
  plainMarkup(html(text, format)).tags.flatMap((tag) => tag.attributes.href ?? [])

describe.each(FORMATS)('as %s', (format) => {
  test.each(ATTACKS)('nothing runs, restyles the page or loads: %s', (attack) => {
    for (const text of [attack, `Hello, ${attack} there`, `> ${attack}\n\nx`, `- ${attack}`]) {
      expect(unsafeIn(html(text, format))).toEqual([])
      expect(unsafeIn(html(text + attack, format))).toEqual([])
    }
  })

  test('nor in the strings that break things everywhere', () => {
    for (const text of naughtyStrings) expect(unsafeIn(html(text, format))).toEqual([])
  })

  test('nor in anything put together of such pieces', () => {
    const piece = fc.oneof(
      fc.constantFrom(...ATTACKS, ...ENDLESS, '\n', ' ', 'a', '`', '```\n', 'https://a.example/'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, images) => {
        const { parts } = renderMessage(pieces.join(''), format, { images, mentions: ['Sam'] })
        for (const part of parts) expect(unsafeIn(part.html, { images })).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  // The third reads what the first does.
  const length = { markdown: 100_000, plain: 5000, foreign: 1000 }[format]
  test.each(ENDLESS)(`${length} characters of %j are read in few steps each`, (piece) => {
    const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
    const reading: Reading = { mentions: ['Sam'], images: false, imagesFrom: new Set(), steps: 0 }
    markdownToHtml(text, format, reading)
    expect(reading.steps).toBeLessThan(4 * length)
  })

  test('a text that is nested without end is shown as it is', () => {
    for (const mark of ['> ', '- ', '1. ', '> - ']) {
      const text = `${mark.repeat(500)}the bottom`
      expect(textOf(text, format)).toContain('the bottom')
      expect(plainMarkup(html(text, format)).tags.length).toBeLessThan(60)
    }
  })

  test('every word of a text is on the page', () => {
    const line = fc
      .tuple(
        fc.constantFrom(
          '',
          '> ',
          '>>> ',
          '- ',
          '1. ',
          '# ',
          '    ',
          '\t',
          '| ',
          '-- ',
          '***',
          '~~~',
        ),
        fc.stringMatching(/^[a-z]{1,6}( [a-z*_`\\|&<>[\]()!]{1,4}){0,4}$/),
      )
      .map(([mark, words]) => mark + words)
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const shown = html(lines.join('\n'), format)
        const { text } = plainMarkup(shown)
        const words = lines.flatMap((line) => /[a-z]+/.exec(line) ?? [])
        for (const word of words) expect(text).toContain(word)
      }),
      { numRuns: 200 },
    )
  })
})

describe('plain text survives', () => {
  test.each([
    ['line breaks', 'One\ntwo\n\nthree'],
    ['indents and wide gaps', '  Name    Price\n   Tea     2.00'],
    ['a stack trace', 'Error: x\n    at read (a.js:1)\n    at main (b.js:2)'],
    ['Windows paths', 'C:\\_new\\*.txt and \\\\server\\share'],
    ['sums', '2*3*4 = 24, _a_ + ~b~'],
    ['lines that look like headings', '#123 is open\n# 1 complaint\nTotal\n====='],
    ['lines that look like lists', '+ 5 EUR\n- 3 EUR\n1986. A good year.'],
    ['lines that look like rules', 'a\n---\nb\n***\nc'],
    ['footnotes', 'As said [1].\n\n[1]: it hums'],
    ['entities', 'AT&amp;T &lt;b&gt; &copy;'],
    ['brackets', '[x] done, [y](later), ![no]'],
    ['other scripts', '設定はどこにありますか。\nأين الإعدادات؟'],
  ])('%s', (_, text) => {
    expect(textOf(text, 'plain').trim().replace(/\n+/g, '\n')).toBe(
      text.trim().replace(/\n+/g, '\n'),
    )
  })

  test('whatever its characters, but for what code and quotations are marked with', () => {
    const line = fc.stringMatching(/^[^\n\r`>~@\0]{0,30}$/u)
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const words = (text: string) => text.match(/\S+/g) ?? []
        const text = lines.join('\n')
        expect(words(textOf(text, 'plain'))).toEqual(words(text))
      }),
    )
  })

  test('and has its code and its quotations', () => {
    expect(html('> Does it?\n\nIt does: `x`\n```\n<b>\n```', 'plain')).toBe(
      '<blockquote>\n<p>Does it?</p>\n</blockquote>\n<p>It does: <code>x</code></p>\n<pre tabindex="0"><code>&lt;b&gt;</code></pre>\n',
    )
  })
})

describe('Markdown', () => {
  test('shows what it marks', () => {
    expect(html('**Bold**, *soft*, ~~gone~~ and `code`\nin two lines')).toBe(
      '<p><strong>Bold</strong>, <em>soft</em>, <s>gone</s> and <code>code</code><br />in two lines</p>\n',
    )
    expect(
      plainMarkup(html('1. a\n2. b\n   - c\n\n| d |\n|---|\n| e |')).tags.map((tag) => tag.name),
    ).toEqual([
      ...['ol', 'li', 'p', 'li', 'p', 'ul', 'li', 'p'],
      ...['div', 'table', 'thead', 'tr', 'th', 'tbody', 'tr', 'td'],
    ])
  })

  test('ranks its headings below those of the page', () => {
    expect(html('# One\n### Three\n###### Six')).toBe(
      '<h4>One</h4>\n<h6>Three</h6>\n<h6>Six</h6>\n',
    )
  })

  test('takes no indented line for code, and no underlined one for a heading', () => {
    expect(html('    indented\n\nTotal\n---')).toBe('<p>    indented</p>\n<p>Total</p>\n<hr />\n')
  })

  test('keeps code as it is, line by line', () => {
    expect(html('```ts\nlet a = "<b>"\n\n  a\n```')).toBe(
      '<pre tabindex="0"><span class="language">ts</span><code>let a = "&lt;b&gt;"\n\n  a</code></pre>\n',
    )
  })
})

describe('links', () => {
  test.each([
    ['in a sentence', 'See https://a.example/x?y=1#z.', 'https://a.example/x?y=1#z'],
    ['in brackets', '(https://a.example/x_(y))', 'https://a.example/x_(y)'],
    ['emphasised', '**https://a.example/a_b_c**', 'https://a.example/a_b_c'],
    ['in sharp brackets', '<https://a.example/x>', 'https://a.example/x'],
    ['after Japanese', '詳細はhttps://a.example/xをご覧', 'https://a.example/x'],
    ['with brackets of its own', 'https://a.example/?a[]=1', 'https://a.example/?a[]=1'],
    ['with capitals', 'HTTPS://A.example/X', 'https://a.example/X'],
    ['mail', 'write to first_last+1@mail.example.com.', 'mailto:first_last+1@mail.example.com'],
    ['another ticket', 'as in #123, and', '/tickets/123'],
  ])('are made of what is written: %s', (_, text, href) => {
    for (const format of ['markdown', 'plain'] as const)
      expect(linksOf(text, format)).toEqual([href])
  })

  test.each([
    ...[
      'readme.md',
      'example.com',
      'ftp://a.example',
      'https://',
      'https:///x',
      'xhttps://a.example',
    ],
    ...[
      'a@b',
      '@b.example',
      'a@@b.example',
      '#0',
      '#12a',
      'a#12',
      '&#12;',
      '##12',
      '#1234567890123456',
    ],
  ])('are not made of %s', (text) => {
    for (const format of FORMATS) expect(linksOf(text, format)).toEqual([])
  })

  test('to tickets are not made of the numbers of another place', () => {
    expect(linksOf('as in #123', 'foreign')).toEqual([])
  })

  test.each([
    ['[Reset your password](https://evil.example/x)', 'Reset your password evil.example'],
    ['[https://good.example](https://evil.example)', 'https://good.example evil.example'],
    ['[evil.example](https://good.example)', 'evil.example good.example'],
    ['https://good.example@evil.example/', 'https://good.example@evil.example/ evil.example'],
    ['https://аpple.example/', 'https://аpple.example/ xn--pple-43d.example'],
    ['https://a.example/\u202egpj', 'https://a.example/\u202egpj a.example'],
    ['[help@good.example](mailto:x@evil.example)', 'help@good.example x@evil.example'],
    ['https://good.example/', 'https://good.example/'],
  ])('say where they lead when their text does not: %s', (text, shown) => {
    expect(textOf(text, 'markdown').trim()).toBe(shown)
  })

  test('a link without a target is none', () => {
    expect(html('[x]()')).toBe('<p><span>x</span></p>\n')
  })
})

describe('images from outside', () => {
  const text = '![The hum](https://img.example/a.png) ![](https://cdn.example/b.png)'

  test('are links to them, and their hosts are told', () => {
    const { parts, imagesFrom } = renderMessage(text, 'markdown')
    expect(plainMarkup(parts[0]?.html ?? '').text.trim()).toBe(
      'Image from img.example: The hum Image from cdn.example',
    )
    expect(imagesFrom).toEqual(['img.example', 'cdn.example'])
    expect(linksOf(text)).toEqual(['https://img.example/a.png', 'https://cdn.example/b.png'])
  })

  test('are shown when they are allowed, and tell no referrer', () => {
    const { parts, imagesFrom } = renderMessage(text, 'markdown', { images: true })
    const { tags } = plainMarkup(parts[0]?.html ?? '')
    expect(tags.filter((tag) => tag.name === 'img').map((tag) => tag.attributes)).toEqual([
      expect.objectContaining({
        src: 'https://img.example/a.png',
        alt: 'The hum',
        referrerpolicy: 'no-referrer',
      }),
      expect.objectContaining({ src: 'https://cdn.example/b.png', alt: '' }),
    ])
    expect(imagesFrom).toEqual([])
  })

  test('of a link are text, since links hold no links', () => {
    expect(html('[![Build](https://img.example/b.svg)](https://ci.example)')).toContain(
      '>Image from img.example: Build</a> <span class="host">ci.example</span>',
    )
  })

  test('without encryption are never shown', () => {
    const { parts, imagesFrom } = renderMessage('![x](http://img.example/a.png)', 'markdown', {
      images: true,
    })
    expect(unsafeIn(parts[0]?.html ?? '')).toEqual([])
    expect(imagesFrom).toEqual([])
  })
})

describe('mentions', () => {
  const marked = (text: string) =>
    [
      ...(
        renderMessage(text, 'markdown', { mentions: ['Sam', 'Sam Smith'] }).parts[0]?.html ?? ''
      ).matchAll(/<span class="mention">(.*?)<\/span>/g),
    ].map(([, name]) => name)

  test('are marked as they were written, the longest name first', () => {
    expect(marked('@Sam, ask @sam smith or (@Sam).')).toEqual(['@Sam', '@sam smith', '@Sam'])
  })

  test('are not made of other words', () => {
    expect(marked('@Samantha, x@Sam, @@Sam, `@Sam`, @Bob')).toEqual([])
  })
})

test('the sanitiser holds when everything before it fails', () => {
  for (const attack of ATTACKS) expect(unsafeIn(safeHtml(attack, { images: false }))).toEqual([])
  for (const attack of ATTACKS) {
    expect(unsafeIn(safeHtml(attack, { images: true }), { images: true })).toEqual([])
  }
  const text = '<a href="/admin" class="x" style="y" id="conversation">z</a>'
  expect(safeHtml(text, { images: true })).toBe('<a>z</a>')
})

test('the parts of a message keep their kind', () => {
  const { parts } = renderMessage('Yes.\n\nOn 3 Nov 2026, Help wrote:\n> No?\n\n-- \nDesk', 'plain')
  expect(parts.map((part) => part.kind)).toEqual(['text', 'quote', 'signature'])
})
