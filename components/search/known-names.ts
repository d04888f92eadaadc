import type { KnownKind, KnownName } from '@/lib/search/completion'

const PAUSE = 150

/** Asks the server for names, once typing has paused; none when another question overtakes this one. */
export async function knownNames(
  kind: KnownKind,
  text: string,
  signal: AbortSignal,
): Promise<KnownName[]> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE))
  if (signal.aborted) return []
  const query = new URLSearchParams({ kind, text })
  try {
    const answer = await fetch(`/api/tickets/suggestions?${query}`, { signal })
    return answer.ok ? await answer.json() : []
  } catch {
    // Overtaken or offline: completion is a comfort.
    return []
  }
}
