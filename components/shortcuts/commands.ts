import type { CommandName } from '@/lib/shortcuts/types'
import { FIELD, press, reach, SEARCH } from './controls'
import { currentRow, moveRow, openRow, selectOnwards, selectRow } from './rows'

/** What a command may ask of the page that it cannot do by itself. */
type Desk = {
  show(what: 'sheet'): void
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
  refresh: ({ refresh }) => {
    if (!press('[data-shortcut=news]')) refresh()
    return true
  },
  search: () => reach(SEARCH),
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
}
