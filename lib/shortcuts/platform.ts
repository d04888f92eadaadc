/** Whether keys are a Mac's, by what a browser says of itself. */
export function isMac(userAgent: string): boolean {
  return /Mac|iPhone|iPad/.test(userAgent)
}
