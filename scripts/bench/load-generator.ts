/** A process of its own, so that what asks takes no time from what answers: options in, times out. */
import autocannon from 'autocannon'
import { z } from 'zod'

const optionsSchema = z.object({
  url: z.url(),
  headers: z.record(z.string(), z.string()),
  method: z.enum(['GET', 'POST']).default('GET'),
  body: z.string().optional(),
  connections: z.number().int().positive(),
  duration: z.number().positive(),
})

const options = optionsSchema.parse(JSON.parse(process.argv[2] ?? ''))
const times: number[] = []
const wrong = new Set<number>()

const { body, ...asked } = options
const run = autocannon({ ...asked, ...(body && { body }), timeout: 30 }, (error, result) => {
  if (error) throw error
  const { errors, requests } = result
  console.log(
    JSON.stringify({ times, wrong: [...wrong], errors, requestsPerSecond: requests.average }),
  )
})
run.on('response', (_client, status, _bytes, milliseconds) => {
  // Autocannon's own summary is in whole milliseconds.
  times.push(milliseconds)
  if (status !== 200 && status !== 201) wrong.add(status)
})
