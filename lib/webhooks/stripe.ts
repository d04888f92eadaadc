import { z } from 'zod'
import { asBody, asLine, asSubject } from './plain-text'
import type { Mapped, Mapping, Person } from './types'

const text = (max: number) => z.string().max(max)
const eventSchema = z.object({ type: text(200), data: z.object({ object: z.unknown() }) })
const moneySchema = { amount: z.number().int(), currency: text(10) }
const disputeSchema = z.object({
  ...moneySchema,
  id: text(200),
  charge: z.union([text(200), z.object({ id: text(200) })]).nullish(),
  reason: text(200),
  status: text(200),
  evidence: z
    .object({ customer_email_address: text(500).nullish(), customer_name: text(500).nullish() })
    .nullish(),
  evidence_details: z.object({ due_by: z.number().int().nullish() }).nullish(),
})
const invoiceSchema = z.object({
  id: text(200),
  number: text(200).nullish(),
  amount_due: z.number().int(),
  currency: text(10),
  customer: z.union([text(200), z.object({ id: text(200) })]).nullish(),
  customer_email: text(500).nullish(),
  customer_name: text(500).nullish(),
  attempt_count: z.number().int().nullish(),
  hosted_invoice_url: text(2000).nullish(),
})

/**
 * What a support team answers to at Stripe: a dispute and a failed payment become tickets of whom
 * they are about, a dispute's end and a payment after all become messages on them. Everything else
 * is ignored. docs.stripe.com/api/events/types has the events.
 */
export const mapStripe: Mapping = (payload) => {
  const { type, data } = eventSchema.parse(payload)
  switch (type) {
    case 'charge.dispute.created':
    case 'charge.dispute.closed':
      return mapDispute(type, disputeSchema.parse(data.object))
    case 'invoice.payment_failed':
    case 'invoice.paid':
      return mapInvoice(type, invoiceSchema.parse(data.object))
    default:
      return { ignored: `${asLine(type, 200)} has no effect` }
  }
}

function mapDispute(type: string, dispute: z.output<typeof disputeSchema>): Mapped {
  const { id, evidence, reason } = dispute
  const money = moneyText(dispute.amount, dispute.currency)
  const charge = idOf(dispute.charge) ?? id
  const who = person(evidence?.customer_email_address, evidence?.customer_name, charge)
  const external_key = `dispute ${id}`
  if (type === 'charge.dispute.closed') {
    const body = `The dispute over ${money} is closed: ${words(dispute.status)}.`
    return { intent: { type: 'message.create', body: asBody(body, id), author: who, external_key } }
  }
  const due = dispute.evidence_details?.due_by
  const lines = [
    `A payment of ${money} is disputed: ${words(reason)}.`,
    ...(due ? [`Evidence is due by ${new Date(due * 1000).toISOString().slice(0, 10)}.`] : []),
    `Dispute ${id}, charge ${charge}.`,
  ]
  return {
    intent: {
      type: 'ticket.create',
      subject: asSubject(`Dispute over ${money}: ${words(reason)}`),
      body: asBody(lines.join('\n'), id),
      requester: who,
      priority: 'urgent',
      tags: ['stripe', 'dispute'],
      external_key,
    },
  }
}

function mapInvoice(type: string, invoice: z.output<typeof invoiceSchema>): Mapped {
  const { id, attempt_count, hosted_invoice_url } = invoice
  const money = moneyText(invoice.amount_due, invoice.currency)
  const name = invoice.number ?? id
  const customer = idOf(invoice.customer) ?? id
  const who = person(invoice.customer_email, invoice.customer_name, customer)
  const external_key = `invoice ${id}`
  if (type === 'invoice.paid') {
    const body = `Invoice ${name} over ${money} has been paid.`
    return { intent: { type: 'message.create', body: asBody(body, id), author: who, external_key } }
  }
  const lines = [
    `The payment of invoice ${name} over ${money} failed${attempt_count ? `, attempt ${attempt_count}` : ''}.`,
    ...(hosted_invoice_url ? [hosted_invoice_url] : []),
  ]
  return {
    intent: {
      type: 'ticket.create',
      subject: asSubject(`Payment of invoice ${name} failed: ${money}`),
      body: asBody(lines.join('\n'), id),
      requester: who,
      priority: 'high',
      tags: ['stripe', 'payment-failed'],
      external_key,
      when_known: 'message',
    },
  }
}

/** By their address where Stripe tells it, else by what Stripe calls them. */
function person(
  email: string | null | undefined,
  name: string | null | undefined,
  id: string,
): Person {
  const called = asLine(name ?? '', 200)
  if (email) return { email: asLine(email, 254), ...(called && { name: called }) }
  const handle = asLine(id, 200) || 'unknown'
  return { provider: 'stripe', external_id: handle, handle, name: called || handle }
}

function idOf(reference: string | { id: string } | null | undefined): string | undefined {
  return (typeof reference === 'string' ? reference : reference?.id) || undefined
}

const words = (code: string) => code.replaceAll('_', ' ')

// docs.stripe.com/currencies: amounts are in the smallest unit, which is not always a hundredth.
const WHOLE = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ')
const THOUSANDTHS = 'BHD JOD KWD OMR TND'.split(' ')

function moneyText(amount: number, currency: string): string {
  const code = currency.toUpperCase()
  const digits = WHOLE.includes(code) ? 0 : THOUSANDTHS.includes(code) ? 3 : 2
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return `${(amount / 10 ** digits).toLocaleString('en', format)} ${code}`
}
