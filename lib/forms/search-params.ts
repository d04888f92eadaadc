/** One value of a search parameter that may have been given several times: the first. */
export function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

/** All values of a search parameter. */
export function all(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : [value].flat()
}

/** Search parameters with one value each. */
export function single(
  params: Record<string, string | string[] | undefined>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, one(value)]))
}

/** The query of an address, with its question mark; what is empty is left out. */
export function queryString(params: Record<string, string | number | undefined>): string {
  const given = Object.entries(params).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}
