import { createClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OwnStack, ownStack } from './own-stack'

let stack: OwnStack
beforeAll(async () => {
  stack = await ownStack()
})
afterAll(() => stack.end())

function client() {
  const auth = { persistSession: false, autoRefreshToken: false, flowType: 'implicit' } as const
  return createClient(stack.urls.supabase, stack.publishableKey, { auth })
}

type Mail = { to: string; subject: string; text: string; html: string }

async function newestMail(to: string): Promise<Mail> {
  const response = await fetch(`${stack.urls.mailbox}/api/messages?to=${encodeURIComponent(to)}`)
  const [mail] = (await response.json()) as Mail[]
  if (!mail) throw new Error(`no mail for ${to}`)
  return mail
}

async function askForLink(email: string, next = '/tickets'): Promise<Mail> {
  const emailRedirectTo = `${stack.urls.site}${next}`
  const { error } = await client().auth.signInWithOtp({ email, options: { emailRedirectTo } })
  expect(error).toBeNull()
  return newestMail(email)
}

test('the link in the mail makes a session that reads as that user, renews and ends', async () => {
  const mail = await askForLink('agent@example.com', '/tickets?q=a b')
  const link = new URL(/https?:\/\/\S+/.exec(mail.text)?.[0] ?? '')
  expect(link.pathname).toBe('/auth/confirm')
  expect(link.searchParams.get('next')).toBe(`${stack.urls.site}/tickets?q=a b`)
  expect(mail.html).toContain(link.searchParams.get('token_hash'))

  const supabase = client()
  const tokenHash = link.searchParams.get('token_hash') ?? ''
  const verified = await supabase.auth.verifyOtp({ token_hash: tokenHash, type: 'magiclink' })
  expect(verified.error).toBeNull()
  const actor = await supabase.rpc('current_actor')
  expect(actor.data).toMatchObject([{ kind: 'user', email: 'agent@example.com' }])

  const before = verified.data.session?.refresh_token
  const renewed = await supabase.auth.refreshSession()
  expect(renewed.data.session?.refresh_token).not.toBe(before)
  expect((await supabase.auth.signOut()).error).toBeNull()
  const again = await client().auth.verifyOtp({ token_hash: tokenHash, type: 'magiclink' })
  expect(again.error).not.toBeNull()
})

test.each(['magiclink', 'email'] as const)('the six digits work as type %s', async (type) => {
  const mail = await askForLink('sam@example.com')
  const token = /\b\d{6}\b/.exec(mail.text.replace(/https?:\/\/\S+/g, ''))?.[0] ?? ''
  const { data, error } = await client().auth.verifyOtp({ email: 'sam@example.com', token, type })
  expect(error).toBeNull()
  expect(data.user?.email).toBe('sam@example.com')
})

test('an address that was not invited gets no mail', async () => {
  const { error } = await client().auth.signInWithOtp({ email: 'stranger@example.com' })
  expect(error).not.toBeNull()
  await expect(newestMail('stranger@example.com')).rejects.toThrow('no mail')
})

test('a redirect to another site becomes this site', async () => {
  const emailRedirectTo = 'https://elsewhere.example/steal'
  await client().auth.signInWithOtp({ email: 'admin@example.com', options: { emailRedirectTo } })
  const { text } = await newestMail('admin@example.com')
  expect(text).not.toContain('elsewhere')
})
