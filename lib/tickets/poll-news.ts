const EVERY = 4_000
const AT_LAST = 64_000

/** As many as are counted: beyond there is nothing more to tell. */
const ENOUGH = 100

/**
 * Asks this address for a number every 4 s while the tab is seen, and tells it. Less and less often
 * while the server fails; no more when nobody is signed in, or at 100. Answers how to stop.
 */
export function pollNews(address: string, tell: (count: number) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined
  let wait = EVERY

  async function ask() {
    asking = new AbortController()
    const { signal } = asking
    const again = await fetchCount(address, signal).then(
      (count) => {
        wait = EVERY
        if (count !== null && !signal.aborted) tell(count)
        return count !== null && count < ENOUGH
      },
      () => {
        wait = Math.min(2 * wait, AT_LAST)
        return true
      },
    )
    // Some sooner, some later, so that tabs opened at once do not ask at once.
    if (again && !signal.aborted) timer = setTimeout(ask, wait * (0.9 + 0.2 * Math.random()))
  }

  function pause() {
    clearTimeout(timer)
    asking?.abort()
  }

  function onVisibility() {
    pause()
    if (!document.hidden) ask()
  }

  document.addEventListener('visibilitychange', onVisibility)
  if (!document.hidden) timer = setTimeout(ask, EVERY)
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    pause()
  }
}

/** Null when nobody is signed in any more, or the server does not understand what is asked. */
async function fetchCount(address: string, signal: AbortSignal): Promise<number | null> {
  const response = await fetch(address, { signal })
  if (response.status >= 400 && response.status < 500) return null
  if (!response.ok) throw new Error(`news: ${response.status}`)
  return Number(await response.text())
}
