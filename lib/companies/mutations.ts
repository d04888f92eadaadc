import 'server-only'
import type { CustomValues } from '@/lib/custom-fields/types'
import type { Db } from '@/lib/supabase/clients'
import { type Result, resultOf } from '@/lib/supabase/refusal'
import type { CompanyFacts } from './schema'

/** Makes a company; answers its id. */
export async function createCompany(
  db: Db,
  company: CompanyFacts & Partial<CustomValues>,
): Promise<Result<string>> {
  return resultOf(await db.rpc('create_company', { company }))
}

/** Changes a company as it was then; refused as `stale` when it has changed since. */
export async function changeCompany(
  db: Db,
  id: string,
  seen_at: string,
  changes: Partial<CompanyFacts & CustomValues>,
): Promise<Result<string>> {
  return resultOf(await db.rpc('change_company', { company_id: id, seen_at, changes }))
}

/** Deletes a company; its people stay. Answers how many they were. Admins alone. */
export async function deleteCompany(db: Db, company: string): Promise<Result<number>> {
  return resultOf(await db.rpc('delete_company', { company_id: company }))
}
