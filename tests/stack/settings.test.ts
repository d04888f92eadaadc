import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EnvError, readStackEnv, readWebEnv, readWorkerEnv, settingNames } from '@/lib/env'
import { inRepository } from '@/supabase/local/root'

const example = readFileSync(inRepository('.env.example'), 'utf8')

test('.env.example lists every setting, and nothing else', () => {
  const listed = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1])
  expect(listed.sort()).toEqual([...settingNames])
})

test('the links lead to the port where no address is set', () => {
  expect(readStackEnv({ PORT: '4000' }).SITE_URL).toBe('http://127.0.0.1:4000')
  expect(readStackEnv({ SITE_URL: 'https://crm.example/' }).SITE_URL).toBe('https://crm.example')
})

test('an empty setting is an unset one', () => {
  expect(readStackEnv({ PORT: '', ADMIN_EMAIL: '' })).toEqual(readStackEnv({}))
})

test('what is missing or wrong is named, a line each', () => {
  const reading = () => readWebEnv({ SUPABASE_URL: 'ftp://x' })
  expect(reading).toThrow(EnvError)
  expect(reading).toThrow(
    'SUPABASE_URL: expected an http(s) address, got «ftp://x»\n' +
      'SUPABASE_PUBLISHABLE_KEY: expected a publishable key (sb_publishable_…), got nothing',
  )
  expect(() => readWorkerEnv({})).toThrow(/^DATABASE_URL: expected a postgres:\/\/ address/)
})
