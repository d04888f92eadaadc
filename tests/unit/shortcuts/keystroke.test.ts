import { expect, test } from 'vitest'
import { isCharacter, type KeyPress, keystroke } from '@/lib/shortcuts/keystroke'

type Wanted = Partial<KeyPress> & { altGraph?: boolean }

const press = ({ altGraph = false, ...wanted }: Wanted): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  getModifierState: () => altGraph,
  ...wanted,
})

const read = (wanted: Wanted, mac = false) => keystroke(press(wanted), mac)

test.each<[string, Wanted, string]>([
  ['a letter', { key: 'j' }, 'j'],
  ['a letter under caps lock', { key: 'J' }, 'j'],
  ['a letter with shift', { key: 'J', shiftKey: true }, 'Shift+j'],
  ['a letter with shift under caps lock', { key: 'j', shiftKey: true }, 'Shift+j'],
  ['a sign that takes shift', { key: '?', shiftKey: true }, '?'],
  ['a slash that takes shift (German)', { key: '/', code: 'Digit7', shiftKey: true }, '/'],
  ['a letter elsewhere (Dvorak)', { key: 'j', code: 'KeyC' }, 'j'],
  ['a named key', { key: 'Escape' }, 'Escape'],
  ['a named key with shift', { key: 'ArrowDown', shiftKey: true }, 'Shift+ArrowDown'],
  ['Ctrl and a letter', { key: 'k', ctrlKey: true }, 'Mod+k'],
  ['a Cyrillic letter', { key: 'о', code: 'KeyJ' }, 'j'],
  ['a Cyrillic letter with Ctrl', { key: 'л', code: 'KeyK', ctrlKey: true }, 'Mod+k'],
  ['a sign on its third level', { key: ']', ctrlKey: true, altKey: true, altGraph: true }, ']'],
])('%s is read', (_, wanted, keys) => {
  expect(read(wanted)).toBe(keys)
})

test('on a Mac it is Command that modifies', () => {
  expect(read({ key: 'k', metaKey: true }, true)).toBe('Mod+k')
  expect(read({ key: 'k', ctrlKey: true }, true)).toBeNull()
  expect(read({ key: 'k', metaKey: true })).toBeNull()
})

test('Alt is left to the browser', () => {
  expect(read({ key: 'j', altKey: true })).toBeNull()
})

test('nothing is read while a word is being composed', () => {
  expect(read({ key: 'j', isComposing: true })).toBeNull()
  expect(read({ key: 'j', keyCode: 229 })).toBeNull()
})

test('what types something can be told from what does not', () => {
  for (const keys of ['j', 'Shift+j', '?', '/', ']', 'g t']) expect(isCharacter(keys)).toBe(true)
  for (const keys of ['Mod+k', 'Mod+Enter', 'Escape', 'Enter', 'ArrowDown', 'Shift+ArrowDown']) {
    expect(isCharacter(keys)).toBe(false)
  }
})
