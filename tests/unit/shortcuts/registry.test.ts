import { expect, test } from 'vitest'
import { COMMANDS } from '@/components/shortcuts/commands'
import { beginsShortcut, findShortcut } from '@/lib/shortcuts/find-shortcut'
import { SHORTCUTS } from '@/lib/shortcuts/registry'
import { PLACES } from '@/lib/shortcuts/types'

const ALL = PLACES.flatMap((place) => SHORTCUTS[place])

const KEYS =
  /^((Mod\+)?(Shift\+)?([a-z]|Enter|Escape|Arrow(Up|Down))|(Mod\+)?[^a-zA-Z0-9\s]|[a-z] [a-z])$/

test('no two shortcuts of one place have the same keys', () => {
  for (const place of PLACES) {
    const keys = SHORTCUTS[place].flatMap((s) => s.keys)
    expect(keys, place).toEqual([...new Set(keys)])
  }
})

test('each is written as a press of keys is read', () => {
  for (const keys of ALL.flatMap((s) => s.keys)) expect(keys).toMatch(KEYS)
})

test('each is found by its keys, at its place', () => {
  for (const place of PLACES) {
    for (const shortcut of SHORTCUTS[place]) {
      for (const keys of shortcut.keys) expect(findShortcut(place, keys)).toBe(shortcut)
    }
  }
})

test('a place goes before what holds anywhere', () => {
  expect(findShortcut('ticket', 'r')?.does).toBe('Reply')
  expect(findShortcut('list', 'r')?.does).toBe('Show what is new')
  expect(findShortcut('ticket', 'c')).toBe(findShortcut('list', 'c'))
  expect(findShortcut('list', 'n')).toBeUndefined()
})

test('a key that others follow means nothing alone', () => {
  const all = ALL.flatMap((s) => s.keys)
  for (const begin of all.filter((keys) => keys.includes(' ')).map((keys) => keys.split(' ')[0])) {
    expect(begin && beginsShortcut(begin)).toBe(true)
    expect(all).not.toContain(begin)
  }
})

test('every command is called by some key, and nothing calls a command that is not there', () => {
  const called = ALL.flatMap((s) => ('calls' in s ? s.calls : []))
  expect([...new Set(called)].sort()).toEqual(Object.keys(COMMANDS).sort())
})

test('one place says one thing of what a shortcut does', () => {
  for (const place of PLACES) {
    const does = SHORTCUTS[place].map((s) => s.does)
    expect(does).toEqual([...new Set(does)])
  }
})
