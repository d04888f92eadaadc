import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { quantile } from './quantile'

/** One request that reached the Supabase API; times in milliseconds. */
type ApiCall = {
  method: string
  path: string
  accept: string
  began: number
  ended: number
}

export type PageTime = {
  total: number
  /** While at least one request to the API was under way. */
  waiting: number
  calls: ApiCall[]
  /** Round trips one after the other; those under way together count once. */
  inARow: number
}

type Message = { request: IncomingMessage; server: { address(): { port: number } | null } }

/** Listens to the gateway, which lives in this process, while `work` runs. */
async function callsDuring(port: number, work: () => Promise<void>): Promise<ApiCall[]> {
  const calls = new Map<IncomingMessage, ApiCall>()
  const onStart = (message: unknown) => {
    const { request, server } = message as Message
    if (server.address()?.port !== port) return
    const { method = '', url = '', headers } = request
    const began = performance.now()
    calls.set(request, { method, path: url, accept: headers.accept ?? '', began, ended: began })
  }
  const onFinish = (message: unknown) => {
    const call = calls.get((message as Message).request)
    if (call) call.ended = performance.now()
  }
  subscribe('http.server.request.start', onStart)
  subscribe('http.server.response.finish', onFinish)
  try {
    await work()
  } finally {
    unsubscribe('http.server.request.start', onStart)
    unsubscribe('http.server.response.finish', onFinish)
  }
  return [...calls.values()]
}

function waits(calls: readonly ApiCall[]): { waiting: number; inARow: number } {
  let [waiting, inARow, until] = [0, 0, 0]
  for (const { began, ended } of [...calls].sort((a, b) => a.began - b.began)) {
    if (began >= until) inARow += 1
    waiting += Math.max(0, ended - Math.max(began, until))
    until = Math.max(until, ended)
  }
  return { waiting, inARow }
}

/** Loads a page again and again, and tells the server's own time from its waiting for the API. */
export async function splitPageTime(
  url: string,
  headers: Record<string, string>,
  gatewayPort: number,
  { times = 60, body }: { times?: number; body?: string | undefined } = {},
): Promise<PageTime> {
  const loads: PageTime[] = []
  for (let i = 0; i < times; i++) {
    let total = 0
    const calls = await callsDuring(gatewayPort, async () => {
      const began = performance.now()
      const asked = { headers, redirect: 'error', ...(body && { method: 'POST', body }) } as const
      await (await fetch(url, asked)).arrayBuffer()
      total = performance.now() - began
    })
    loads.push({ total, calls, ...waits(calls) })
  }
  const middle = quantile(
    loads.map((load) => load.total),
    0.5,
  )
  const typical = loads.find((load) => load.total === middle)
  if (!typical) throw new Error(`${url} was never loaded`)
  return typical
}
