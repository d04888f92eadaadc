const HOUR = 3_600_000
const DAY = 24 * HOUR

/** From when on it is said louder that somebody waits: after four hours, and after a day. */
const LOUDER = [4 * HOUR, DAY]

/** How long somebody has waited: "12m", "5h", "3d", and how loudly that is said, from 1 to 3. */
export function waitingTime(since: string, now: number): { short: string; level: number } {
  const waited = Math.max(0, now - Date.parse(since))
  const short =
    waited < HOUR
      ? `${Math.floor(waited / 60_000)}m`
      : waited < DAY
        ? `${Math.floor(waited / HOUR)}h`
        : `${Math.floor(waited / DAY)}d`
  return { short, level: 1 + LOUDER.filter((limit) => waited >= limit).length }
}
