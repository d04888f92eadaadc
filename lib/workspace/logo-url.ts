/** Where a logo is shown from; another address for each, so that it may be kept. */
export function logoUrl(logo: string): string {
  return `/api/logo?v=${logo}`
}
