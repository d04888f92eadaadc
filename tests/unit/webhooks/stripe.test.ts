import { describe, expect, test } from 'vitest'
import { mapStripe } from '@/lib/webhooks/stripe'

const dispute = {
  id: 'du_1',
  object: 'dispute',
  amount: 1999,
  currency: 'eur',
  charge: 'ch_1',
  reason: 'product_not_received',
  status: 'needs_response',
  evidence: { customer_email_address: 'ada@example.com', customer_name: 'Ada' },
  evidence_details: { due_by: 1_800_000_000 },
}
const invoice = {
  id: 'in_1',
  number: 'A-7',
  amount_due: 500,
  currency: 'jpy',
  customer: 'cus_1',
  customer_email: 'bob@example.com',
  customer_name: null,
  attempt_count: 2,
  hosted_invoice_url: 'https://pay.example.com/1',
}
const map = (type: string, object: unknown) => mapStripe({ type, data: { object } }, null)

describe('a dispute', () => {
  test('becomes an urgent ticket of who is named in its evidence', () => {
    expect(map('charge.dispute.created', dispute)).toEqual({
      intent: {
        type: 'ticket.create',
        subject: 'Dispute over 19.99 EUR: product not received',
        body: 'A payment of 19.99 EUR is disputed: product not received.\nEvidence is due by 2027-01-15.\nDispute du_1, charge ch_1.',
        requester: { email: 'ada@example.com', name: 'Ada' },
        priority: 'urgent',
        tags: ['stripe', 'dispute'],
        external_key: 'dispute du_1',
      },
    })
  })

  test('without an address is of somebody known by the charge alone', () => {
    expect(
      map('charge.dispute.created', { ...dispute, evidence: null, charge: { id: 'ch_2' } }),
    ).toMatchObject({
      intent: {
        requester: { provider: 'stripe', external_id: 'ch_2', handle: 'ch_2', name: 'ch_2' },
      },
    })
  })

  test('that is closed is a message on its ticket', () => {
    expect(map('charge.dispute.closed', { ...dispute, status: 'won' })).toMatchObject({
      intent: {
        type: 'message.create',
        body: 'The dispute over 19.99 EUR is closed: won.',
        external_key: 'dispute du_1',
      },
    })
  })
})

describe('an invoice', () => {
  test('whose payment failed becomes a ticket, and failing again a message on it', () => {
    expect(map('invoice.payment_failed', invoice)).toEqual({
      intent: {
        type: 'ticket.create',
        subject: 'Payment of invoice A-7 failed: 500 JPY',
        body: 'The payment of invoice A-7 over 500 JPY failed, attempt 2.\nhttps://pay.example.com/1',
        requester: { email: 'bob@example.com' },
        priority: 'high',
        tags: ['stripe', 'payment-failed'],
        external_key: 'invoice in_1',
        when_known: 'message',
      },
    })
  })

  test('that is paid after all is a message', () => {
    expect(map('invoice.paid', invoice)).toMatchObject({
      intent: { type: 'message.create', body: 'Invoice A-7 over 500 JPY has been paid.' },
    })
  })

  test('in a currency of thousandths is read so', () => {
    expect(map('invoice.paid', { ...invoice, currency: 'kwd', amount_due: 1500 })).toMatchObject({
      intent: { body: 'Invoice A-7 over 1.500 KWD has been paid.' },
    })
  })
})

test.each(['customer.created', 'charge.succeeded', 'charge.dispute.updated'])(
  '%s is ignored, and why',
  (type) => {
    expect(map(type, {})).toEqual({ ignored: `${type} has no effect` })
  },
)

test.each([{}, { amount: '5' }, null, []])('a dispute that is %j is refused', (object) => {
  expect(() => map('charge.dispute.created', object)).toThrow()
})
