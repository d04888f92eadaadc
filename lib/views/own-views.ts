import 'server-only'
import { cache } from 'react'
import { requireUser } from '@/lib/auth/gate'
import { listViews } from './queries'
import type { View } from './types'

/** The saved views of whoever is signed in: asked for once a request, by the frame and by the page. */
export const ownViews = cache(async (): Promise<View[]> => {
  const { db } = await requireUser()
  return await listViews(db)
})
