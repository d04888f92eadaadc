import 'server-only'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'

/** How many contacts without a company have an address at a domain of this one, counted to 1,001. */
export async function countStrays(db: Db, company: string): Promise<number> {
  const { data, error } = await db.rpc('count_strays', { company_id: company }, { get: true })
  if (error) throw new Error(`strays of company ${company}: ${error.message}`, { cause: error })
  return data
}

/** Puts them into the company, at most 1,000 at once; answers how many. */
export async function adoptStrays(db: Db, company: string): Promise<Result<number>> {
  return resultOf(await db.rpc('adopt_strays', { company_id: company }))
}
