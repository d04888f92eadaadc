import { createClient } from '@supabase/supabase-js'
import { expect, test } from 'vitest'
import { testStack } from '@/tests/support/stack'

const { supabaseUrl, publishableKey } = testStack()
const nobody = createClient(supabaseUrl, publishableKey)

test.each(['tickets', 'messages', 'contacts', 'users'])('nobody reads %s', async (table) => {
  const { data, error } = await nobody.from(table).select('*').limit(1)
  expect(data).toBeNull()
  expect(error?.code).toBe('42501')
})

test('nobody gets in without the publishable key', async () => {
  const response = await fetch(`${supabaseUrl}/rest/v1/tickets`)
  expect(response.status).toBe(401)
})
