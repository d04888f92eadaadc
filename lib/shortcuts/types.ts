export const PLACES = ['anywhere', 'list', 'ticket'] as const

export type Place = (typeof PLACES)[number]

/**
 * For whom keys do things. `characters`: whether single characters do; people who speak their
 * text, or press keys by accident, switch them off (WCAG 2.1.4).
 */
export type Typist = { characters: boolean; admin: boolean }

/** What only code can do: `components/shortcuts/commands.ts` has one function for each. */
export type CommandName =
  | 'nextRow'
  | 'previousRow'
  | 'openRow'
  | 'selectRow'
  | 'selectTo'
  | 'selectDown'
  | 'selectUp'
  | 'solveSelected'
  | 'solveTicket'
  | 'refresh'
  | 'search'
  | 'submit'
  | 'leave'
  | 'showSheet'
  | 'showPalette'

/**
 * One thing that can be done. `keys` are ways to say it (none: it is in the palette alone): "j",
 * "Shift+j", "g t" (one after the other), "Mod+k" (Ctrl, or Command on a Mac). A letter is the one
 * the layout types.
 */
export type Shortcut = {
  does: string
  keys: readonly string[]
  /** Means nothing without a hand on the keys: the palette does not offer it. */
  only?: 'keys'
  /** A key held down goes on doing it. */
  repeats?: true
  for?: 'admin'
} & (
  | { calls: CommandName }
  /** A control on the page, by its selector: pressed, or focused where something is put into it. */
  | { uses: string; goes?: string }
  /** An address; with `uses`, for when the page has no such control. */
  | { goes: string }
)
