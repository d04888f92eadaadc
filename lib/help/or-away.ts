import 'server-only'

/** Stands for what the database did not answer. */
export const AWAY = Symbol('away')

/** What was read; or AWAY, where that failed. Why is in the log. */
export async function orAway<T>(reading: Promise<T>): Promise<T | typeof AWAY> {
  return reading.catch((error: unknown) => {
    console.error('a page of the help centre could not be made:', error)
    return AWAY
  })
}
