import type { Stack } from '@/supabase/local/stack-contract'
import type { Session } from './browser'

/** Rounds of so many who save at once from one version, and how many of them won in each. */
export type Race = { writers: number; rounds: number; winners: number; milliseconds: number }

const WRITERS = 50
const ROUNDS = 100

/** Lets fifty save one version of a ticket at once, a hundred times: each time one may win. */
export async function race(stack: Stack, session: Session, number: number): Promise<Race> {
  const ask = async (path: string, init: RequestInit = {}) =>
    await fetch(`${stack.urls.supabase}/rest/v1/${path}`, {
      ...init,
      headers: {
        apikey: stack.publishableKey,
        authorization: `Bearer ${session.accessToken}`,
        'content-type': 'application/json',
      },
    })
  let winners = 0
  const began = performance.now()
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = await ask(`tickets?select=version&number=eq.${number}`)
    const [{ version }] = (await found.json()) as [{ version: number }]
    const answers = await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        const changes = { subject: `Writer ${writer} of round ${round}` }
        const body = JSON.stringify({ number, version, changes })
        const { status } = await ask('rpc/update_ticket', { method: 'POST', body })
        return status
      }),
    )
    winners += answers.filter((status) => status === 200).length
  }
  const milliseconds = performance.now() - began
  return { writers: WRITERS, rounds: ROUNDS, winners, milliseconds }
}
