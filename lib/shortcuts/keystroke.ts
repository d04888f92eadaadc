/** As much of a keyboard event as says which keys were pressed. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
> & { getModifierState(name: 'AltGraph'): boolean }

const LATIN = /^[a-z]$/

/**
 * The press as the registry writes it: "j", "Shift+j", "?", "Mod+k", "Escape". Null while a word is
 * being composed, and for modifiers that no shortcut has. The layout decides which letter it is;
 * one that types no Latin letters (Greek, Cyrillic, Hebrew) has those printed beside its own.
 */
export function keystroke(press: KeyPress, mac: boolean): string | null {
  // 229 is what browsers say of a key that an input method has taken (UI Events, 6.3.1).
  if (press.isComposing || press.keyCode === 229) return null
  const mod = mac ? press.metaKey : press.ctrlKey
  const altGraph = press.getModifierState('AltGraph')
  if (mac ? press.ctrlKey : press.metaKey) return null
  if (press.altKey && !altGraph) return null

  let key = press.key
  if (key.length === 1) {
    key = key.toLowerCase()
    if (!LATIN.test(key) && key > '~')
      key = /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase() ?? key
  }
  // What a sign such as "?" takes to be typed says nothing; of letters and named keys it does.
  const shift = press.shiftKey && (LATIN.test(key) || key.length > 1) ? 'Shift+' : ''
  return `${mod && !altGraph ? 'Mod+' : ''}${shift}${key}`
}

/** Whether keys type something, so that they may be switched off (WCAG 2.1.4). */
export function isCharacter(keys: string): boolean {
  return !keys.startsWith('Mod+') && /(^|[ +]).$/u.test(keys)
}
