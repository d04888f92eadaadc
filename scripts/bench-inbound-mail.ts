import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { ownAddresses } from '@/lib/inbound-mail/own-addresses'
import { readMail } from '@/lib/inbound-mail/reading'
import { parseRfc822 } from '@/lib/inbound-mail/rfc822'

// Measures how fast mails are read, and what a large one takes. Needs no database:
//   node --conditions=react-server --import tsx scripts/bench-inbound-mail.ts

const SAMPLES = new URL('../tests/unit/inbound-mail/samples/', import.meta.url)
const isOurs = ownAddresses('Support <support@example.com>')
const MIB = 1024 * 1024

async function readAll(mails: readonly Buffer[]): Promise<void> {
  for (const raw of mails) readMail(await parseRfc822(raw), isOurs)
}

/** A mail with one file, in base64 lines of 76, of about so many bytes in all. */
function large(bytes: number): Buffer {
  const lines = randomBytes(Math.floor(bytes * 0.74))
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n')
  return Buffer.from(
    `From: ada@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee the file.\r\n--b\r\nContent-Type: application/octet-stream; name=hum.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n--b--\r\n`,
  )
}

const samples = readdirSync(SAMPLES).map((name) => readFileSync(new URL(name, SAMPLES)))
await readAll(samples)
const began = performance.now()
const cpu = process.cpuUsage()
let read = 0
for (; performance.now() - began < 3000; read += samples.length) await readAll(samples)
const perSecond = (milliseconds: number) => Math.round(read / (milliseconds / 1000))
const elapsed = performance.now() - began
const { user, system } = process.cpuUsage(cpu)
console.log(
  `${perSecond(elapsed)} mails a second, ${perSecond((user + system) / 1000)} a second of processor, of ${samples.length} samples`,
)

for (const mib of [1, 20]) {
  const raw = large(mib * MIB)
  const before = process.memoryUsage.rss()
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 5)
  const start = performance.now()
  const cpu = process.cpuUsage()
  await readAll([raw])
  clearInterval(watch)
  peak = Math.max(peak, process.memoryUsage.rss())
  const grown = Math.round((peak - before) / MIB)
  const { user, system } = process.cpuUsage(cpu)
  console.log(
    `${mib} MiB: ${Math.round(performance.now() - start)} ms, ${Math.round((user + system) / 1000)} ms of processor, ${grown} MiB more memory`,
  )
}
