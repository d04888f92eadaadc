import { describe, expect, test } from 'vitest'
import { ANSWER_MARK } from '@/lib/inbound-mail/answer-mark'
import { bodyText } from '@/lib/inbound-mail/body-text'
import { deliveryReport } from '@/lib/inbound-mail/bounce'
import { filesOf } from '@/lib/inbound-mail/files'
import { ownAddresses } from '@/lib/inbound-mail/own-addresses'
import { parsePostmark } from '@/lib/inbound-mail/postmark'
import { readMail } from '@/lib/inbound-mail/reading'
import { parseRfc822 } from '@/lib/inbound-mail/rfc822'

const isOurs = ownAddresses('Support <support@example.com>', 'help@example.com')
const read = async (raw: string | Buffer) => readMail(await parseRfc822(Buffer.from(raw)), isOurs)
const mail = (headers: string, text = 'It hums.') =>
  `From: Ada <ada@example.org>\r\nTo: support@example.com\r\nSubject: Hum\r\n${headers}\r\n${text}\r\n`

describe('automatic mails', () => {
  test.each([
    ['Auto-Submitted: auto-replied\r\n', /auto-submitted/],
    ['Auto-Submitted: auto-generated; owner-email="a@example.org"\r\n', /auto-submitted/],
    ['X-Auto-Response-Suppress: DR, OOF\r\n', /x-auto-response-suppress/],
    ['Precedence: Bulk\r\n', /precedence/],
    ['List-Id: <printers.example.org>\r\n', /list-id/],
    ['List-Id: <p.example.org>\r\nList-Post: <mailto:p@example.org>\r\n', /list-id/],
    ['X-Autoreply: yes\r\n', /x-autoreply/],
    ['Return-Path: <>\r\n', /empty return-path/],
    ['Return-Path: < >\r\n', /empty return-path/],
  ])('%s stops it', async (headers, reason) => {
    expect((await read(mail(headers))).automatic).toMatch(reason)
  })

  test.each([
    ['Auto-Submitted: no\r\n'],
    ['Auto-Submitted: no (by hand)\r\n'],
    ['Precedence: first-class\r\n'],
    ['X-Auto-Response-Suppress: None\r\n'],
    ['Return-Path: <ada@example.org>\r\n'],
    ['List-Id: <s.example.com>\r\nList-Post: <mailto:Support@example.com>\r\nPrecedence: list\r\n'],
  ])('%s stops nothing', async (headers) => {
    expect((await read(mail(headers))).automatic).toBeNull()
  })

  test.each(['support@example.com', 'Help+anything@EXAMPLE.com'])(
    '%s is an address of ours, and stopped as a sender',
    async (from) => {
      const raw = mail('').replace('ada@example.org', from)
      expect((await read(raw)).automatic).toBe('it was sent from an address of ours')
    },
  )
})

describe('senders and copies', () => {
  test.each([
    ['From: \r\n', /names no sender/],
    ['X: y\r\n', /names no sender/],
    ['From: nobody\r\n', /names no sender|cannot be answered|can be answered/],
    ['From: a@b@c.example\r\n', /answered|no sender/],
  ])('%s is refused, by name', async (from, reason) => {
    await expect(read(`${from}Subject: x\r\n\r\ny`)).rejects.toThrow(reason)
  })

  test('copies go to others than us, each with a name that can be kept', async () => {
    const raw = mail(
      'Delivered-To: desk@example.net\r\nCc: support+x@example.com, DESK@example.net, "B\tea" <bea@example.org>,\r\n team: carl@example.org;, broken, =?utf-8?Q?=00=0A?= <dora@example.org>\r\n',
    )
    expect((await read(raw)).cc).toEqual([
      { email: 'bea@example.org', name: 'B ea' },
      { email: 'carl@example.org', name: '' },
      { email: 'dora@example.org', name: '' },
    ])
  })

  test('a subject and a name become lines of bounded length', async () => {
    const raw = `From: ${'n'.repeat(500)} <a@example.org>\r\nSubject: ${'🖨'.repeat(400)}\r\n\r\nx`
    const { subject, from } = await read(raw)
    expect([[...subject].length, from.name.length]).toEqual([300, 200])
    expect((await read('From: a@example.org\r\n\r\nx')).subject).toBe('(no subject)')
  })
})

describe('texts', () => {
  test('of 100,001 characters are cut, and said to be', () => {
    const { body, cut } = bodyText({ text: '🖨'.repeat(100_001), html: '' })
    expect([[...body].length, cut]).toEqual([100_000, true])
    expect(bodyText({ text: 'x'.repeat(100_000), html: '' }).cut).toBe(false)
  })

  test('what cannot be stored is replaced, and blank ones say so', () => {
    expect(bodyText({ text: 'a\0b\ud800c\r\nd', html: '' }).body).toBe('a\uFFFDb\uFFFDc\nd')
    expect(bodyText({ text: ' \u00a0\n\u0085', html: '<p>&nbsp;</p>' }).body).toBe('(no text)')
    expect(bodyText({ text: ' \n', html: '<p>It <b>hums</b></p>' }).body).toBe('It hums')
  })

  test('HTML is words: no script, no style, no picture that tells of a reading', () => {
    const html =
      '<style>p{}</style><title>t</title><p onclick="x()">It hums</p><script>alert(1)</script><img src="https://track.example.org/1.gif" alt="pixel"><a href="javascript:alert(1)">here</a><!-- no -->'
    const { body } = bodyText({ text: '', html })
    expect(body).toContain('It hums')
    expect(body).not.toMatch(/alert\(1\)<|p\{\}|track\.example|<|pixel| no /)
  })

  test('HTML of twenty thousand nested elements, or of megabytes, ends', () => {
    const deep = `${'<div>'.repeat(20_000)}x${'</div>'.repeat(20_000)}`
    expect(bodyText({ text: '', html: deep }).body.length).toBeLessThan(1000)
    const { body, cut } = bodyText({ text: '', html: `<p>${'It hums. '.repeat(200_000)}` })
    expect([body.length <= 100_000, cut]).toEqual([true, true])
  })

  test('of the answer nothing is what it quotes, however short', () => {
    const text =
      'Am 02.11.26 um 09:58 schrieb Support:\n> A note: do not tell\n\nI see.\n\n-- \nSam'
    expect(bodyText({ text, html: '' }).answer).toBe('I see.')
    expect(bodyText({ text: '> A note\n', html: '' }).answer).toBe('')
  })

  test('nor what stands below our mark, in whatever way it is quoted', () => {
    for (const quoted of [
      ANSWER_MARK,
      `  | ${ANSWER_MARK}`,
      ANSWER_MARK.replace('line ', 'line\n> '),
    ]) {
      const text = `I see.\n\nDnia 2 listopada Support pisze:\n${quoted}\nA note: do not tell`
      expect(bodyText({ text, html: '' })).toMatchObject({
        answer: 'I see.\n\nDnia 2 listopada Support pisze:',
        body: text,
      })
    }
  })
})

describe('nonsense', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['ten megabytes of a letter', Buffer.alloc(10_000_000, 'x')],
    ['ten megabytes of noughts', Buffer.alloc(10_000_000)],
    ['ten megabytes of line ends', Buffer.alloc(10_000_000, '\n')],
    ['every byte', Buffer.from(Array.from({ length: 65_536 }, (_, n) => (n * 7919) % 256))],
    ['boundaries within boundaries', Buffer.from(nested(400))],
  ])('%s is refused with a reason', async (_, raw) => {
    await expect(read(raw)).rejects.toThrow(/^(from: |it cannot be read as a mail: )/)
  })

  test('a report of nonsense is one line between backticks', async () => {
    const parts = await parseRfc822(
      Buffer.from(
        'Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; `<b>`@x\r\nAction: failed\r\nDiagnostic-Code: smtp; a`[click](https://example.org)`\r\n--b--\r\n',
      ),
    )
    expect(deliveryReport(parts)?.failures).toEqual([
      { address: 'one of its addresses', reason: 'a’[click](https://example.org)’' },
    ])
  })

  test('more files than a message bears are counted, empty ones are none', () => {
    const file = { fileName: null, contentType: 'image/png', contentId: null }
    const files = Array.from({ length: 130 }, () => ({ ...file, content: new Uint8Array(1) }))
    const { kept, more } = filesOf([{ ...file, content: new Uint8Array() }, ...files])
    expect([kept.length, more, kept[0]?.fileName]).toEqual([100, 30, 'file-1.png'])
  })
})

function nested(depth: number): string {
  let text = 'From: a@example.org\r\n'
  for (let n = 0; n < depth; n++) {
    text += `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`
  }
  return text
}

describe('Postmark', () => {
  const inbound = {
    FromFull: { Email: 'ada@example.org', Name: 'Ada', MailboxHash: '' },
    ToFull: [{ Email: 'support@example.com', Name: '', MailboxHash: '' }],
    CcFull: [{ Email: 'bea@example.org', Name: 'Bea', MailboxHash: '' }],
    OriginalRecipient: `0a1b+${'ab'.repeat(16)}@inbound.example.net`,
    Subject: 'Re: Hum [#7]',
    MessageID: '73e6d360-66eb-11e1-8e72-a8904824019b',
    TextBody: 'It hums.\r\n',
    HtmlBody: '<p>It hums.</p>',
    StrippedTextReply: 'It hums.',
    Headers: [
      { Name: 'Message-ID', Value: '<One@example.org>' },
      { Name: 'In-Reply-To', Value: '<reply-7@desk.example.com>' },
    ],
    Attachments: [
      {
        Name: 'hum.txt',
        Content: Buffer.from('hum').toString('base64'),
        ContentType: 'text/plain; charset=utf-8',
        ContentLength: 3,
        ContentID: '<hum@example.org>',
      },
    ],
  }

  test('tells the same of a mail as its bytes do', () => {
    const parts = parsePostmark(inbound)
    expect(readMail(parts, isOurs)).toMatchObject({
      message_id: 'one@example.org',
      references: ['reply-7@desk.example.com'],
      tokens: ['ab'.repeat(16)],
      numbers: [7],
      from: { email: 'ada@example.org', name: 'Ada' },
      cc: [{ email: 'bea@example.org', name: 'Bea' }],
      body: 'It hums.',
      automatic: null,
    })
    expect(parts.files).toMatchObject([
      { fileName: 'hum.txt', contentType: 'text/plain', contentId: 'hum@example.org' },
    ])
    expect(Buffer.from(parts.files[0]?.content ?? []).toString()).toBe('hum')
  })

  test.each([
    ['no sender', { FromFull: undefined }, /FromFull/],
    ['a file that is no base64', { Attachments: [{ Name: 'x', Content: '§' }] }, /Attachments/],
    ['a header without value', { Headers: [{ Name: 'X' }] }, /Headers/],
  ])('with %s names the field', (_, wrong, field) => {
    expect(() => parsePostmark({ ...inbound, ...wrong })).toThrow(field)
  })

  test('with an address that is none is refused', () => {
    const from = { FromFull: { Email: 'nobody', Name: '' } }
    expect(() => readMail(parsePostmark({ ...inbound, ...from }), isOurs)).toThrow(/^from: /)
  })
})
