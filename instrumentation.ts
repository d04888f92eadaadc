/** Runs once when the server starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { trustOwnSocket } = await import('@/lib/auth/own-socket')
  trustOwnSocket()
  const { watchEdits } = await import('@/lib/help/edits')
  void watchEdits()
}
