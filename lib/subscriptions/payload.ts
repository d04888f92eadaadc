type Event = {
  type: string
  happened_at: string
  sequence: number
  data: unknown
  previous: unknown
}

/**
 * The body of a delivery, the same bytes at every attempt: the envelope of Standard Webhooks, with
 * the sequence by which a receiver puts in order what happened to one ticket or contact.
 */
export function payloadOf({ type, happened_at, sequence, data, previous }: Event): string {
  return JSON.stringify({
    type,
    timestamp: happened_at,
    sequence,
    data,
    ...(previous ? { previous } : {}),
  })
}
