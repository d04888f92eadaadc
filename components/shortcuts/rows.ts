const ROWS = 'main [data-ticket], main tbody tr'

/** The row that has the focus, on its link or on a control of it. */
export function currentRow(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>(ROWS) ?? null
}

/** Moves the focus by one row, from outside of the list to its first or last; null at an end. */
export function moveRow(by: 1 | -1): HTMLElement | null {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)].filter(isShown)
  const here = currentRow()
  const row = here ? rows[rows.indexOf(here) + by] : rows.at(by > 0 ? 0 : -1)
  if (row) focusRow(row)
  return row ?? null
}

/** Focuses the row of a ticket, when the list on this page has it. */
export function focusTicket(number: string): void {
  const row = document.querySelector<HTMLElement>(`main [data-ticket="${number}"]`)
  if (row) focusRow(row)
}

function focusRow(row: HTMLElement): void {
  linkOf(row)?.focus({ preventScroll: true })
  row.scrollIntoView({ block: 'nearest' })
}

/** A row that leads somewhere and is seen: help that is folded away has rows with links too. */
function isShown(row: HTMLElement): boolean {
  return linkOf(row) !== null && row.checkVisibility()
}

function linkOf(row: HTMLElement): HTMLElement | null {
  return row.querySelector('a[href]')
}

/** Opens what has the focus in a row, or the row itself. */
export function openRow(): boolean {
  const row = currentRow()
  const focused = document.activeElement
  if (!row || focused?.matches('button')) return false
  const link = focused?.matches('a[href]') ? (focused as HTMLElement) : linkOf(row)
  link?.click()
  return Boolean(link)
}

/** Presses a row's checkbox as a mouse does: `to` with Shift, for all since the last one. */
export function selectRow(row: HTMLElement | null, { to = false } = {}): boolean {
  const checkbox = checkboxOf(row)
  checkbox?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: to }))
  return Boolean(checkbox)
}

/** Selects the row that has the focus, and the one after or before it, which gets the focus. */
export function selectOnwards(by: 1 | -1): boolean {
  for (const row of [currentRow(), moveRow(by)]) {
    if (checkboxOf(row)?.checked === false) selectRow(row)
  }
  return currentRow() !== null
}

/** Whether any row is selected. */
export function hasSelection(): boolean {
  return document.querySelector('main [data-ticket] input[type=checkbox]:checked') !== null
}

function checkboxOf(row: HTMLElement | null): HTMLInputElement | null {
  return row?.querySelector<HTMLInputElement>('input[type=checkbox]') ?? null
}
