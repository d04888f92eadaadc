import type { CommandName, Shortcut } from '@/lib/shortcuts/types'
import { canReach, FIELD, press, reach, SEARCH } from './controls'
import { currentRow, moveRow, openRow, selectOnwards, selectRow } from './rows'
import { solveSelected, solveTicket } from './solving'

/** What a command cannot do by itself. */
export type Desk = {
  show(what: 'sheet' | 'palette'): void
  go(href: string): void
  refresh(): void
}

/** Does it, and says whether there was anything to do: else the key keeps its own meaning. */
type Command = (desk: Desk) => boolean

/** A function for each command that the registry names. */
export const COMMANDS: Record<CommandName, Command> = {
  nextRow: () => moveRow(1) !== null,
  previousRow: () => moveRow(-1) !== null,
  openRow: () => openRow(),
  selectRow: () => selectRow(currentRow()),
  selectTo: () => selectRow(currentRow(), { to: true }),
  selectDown: () => selectOnwards(1),
  selectUp: () => selectOnwards(-1),
  solveSelected: () => solveSelected(),
  solveTicket: () => solveTicket(),
  refresh: ({ refresh }) => {
    if (!press('[data-shortcut=news]')) refresh()
    return true
  },
  search: (desk) => reach(SEARCH) || COMMANDS.showPalette(desk),
  submit: () => {
    const field = document.activeElement?.closest<HTMLInputElement>(FIELD)
    field?.form?.requestSubmit()
    return Boolean(field?.form)
  },
  leave: () => {
    const field = document.activeElement?.closest<HTMLElement>(FIELD)
    field?.blur()
    return Boolean(field)
  },
  showSheet: ({ show }) => {
    show('sheet')
    return true
  },
  showPalette: ({ show }) => {
    show('palette')
    return true
  },
}

/** Does what an entry of the registry says; false when there is nothing here to do it to. */
export function perform(shortcut: Shortcut, desk: Desk): boolean {
  if ('calls' in shortcut) return COMMANDS[shortcut.calls](desk)
  if ('uses' in shortcut && reach(shortcut.uses)) return true
  if (shortcut.goes) desk.go(shortcut.goes)
  return Boolean(shortcut.goes)
}

/** Whether there is anything here to do it to. */
export function isPossible(shortcut: Shortcut): boolean {
  return !('uses' in shortcut) || Boolean(shortcut.goes) || canReach(shortcut.uses)
}
