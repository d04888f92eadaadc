import { Client } from 'pg'
import { z } from 'zod'
import type { Stack } from '@/supabase/local/stack-contract'
import type { ApiCall } from './api-calls'

export type Plan = {
  name: string
  path: string
  /** Milliseconds in the database, the best of three. */
  planning: number
  execution: number
  cost: number
  /** Pages of 8 kB read from the cache or from disk. */
  buffers: number
  /** The cost of the same request without row-level security; null where that is not asked. */
  costWithout: number | null
  executionWithout: number | null
  text: string
}

const planSchema = z
  .array(
    z.object({
      'Planning Time': z.number(),
      'Execution Time': z.number(),
      Plan: z.object({
        'Total Cost': z.number(),
        'Shared Hit Blocks': z.number(),
        'Shared Read Blocks': z.number(),
      }),
    }),
  )
  .min(1)

/** Lets PostgREST tell its plans, and whom no policy binds read. For a stack that is thrown away. */
export async function allowPlans(stack: Stack): Promise<void> {
  const admin = new Client({ connectionString: stack.adminDatabaseUrl })
  await admin.connect()
  await admin.query('grant select on all tables in schema public to service_role')
  await admin.query("alter role authenticator set pgrst.db_plan_enabled = 'true'")
  await admin.query("notify pgrst, 'reload config'")
  await admin.end()
}

async function ask(stack: Stack, path: string, key: string, bearer: string, as: 'json' | 'text') {
  const headers = {
    apikey: key,
    authorization: `Bearer ${bearer}`,
    accept: `application/vnd.pgrst.plan+${as}; options=analyze|buffers`,
  }
  const response = await fetch(`${stack.urls.supabase}${path}`, { headers })
  const body = await response.text()
  if (!response.ok) throw new Error(`no plan of ${path}: ${body}`)
  return body
}

async function bestPlan(stack: Stack, path: string, key: string, bearer: string) {
  const plans = []
  for (let i = 0; i < 3; i++) {
    const [plan] = planSchema.parse(JSON.parse(await ask(stack, path, key, bearer, 'json')))
    if (plan) plans.push(plan)
  }
  plans.sort((a, b) => a['Execution Time'] - b['Execution Time'])
  const [best] = plans
  if (!best) throw new Error(`no plan of ${path}`)
  return best
}

/** EXPLAIN (ANALYZE, BUFFERS) of a request the app made: as the agent, and past all policies. */
export async function explain(
  stack: Stack,
  name: string,
  { path }: Pick<ApiCall, 'path'>,
  agentToken: string,
): Promise<Plan> {
  const { publishableKey, secretKey } = stack
  const plan = await bestPlan(stack, path, publishableKey, agentToken)
  const isTable = !path.includes('/rpc/')
  const without = isTable ? await bestPlan(stack, path, secretKey, secretKey) : null
  return {
    name,
    path,
    planning: plan['Planning Time'],
    execution: plan['Execution Time'],
    cost: plan.Plan['Total Cost'],
    buffers: plan.Plan['Shared Hit Blocks'] + plan.Plan['Shared Read Blocks'],
    costWithout: without?.Plan['Total Cost'] ?? null,
    executionWithout: without?.['Execution Time'] ?? null,
    text: await ask(stack, path, publishableKey, agentToken, 'text'),
  }
}
