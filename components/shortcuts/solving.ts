import { currentRow, hasSelection, selectRow } from './rows'

/** Solves the tickets that are selected, or the one whose row has the focus; says whether there is any. */
export function solveSelected(): boolean {
  const button = document.querySelector<HTMLElement>('#bulk [data-shortcut=solve]')
  if (!button || !(hasSelection() || selectRow(currentRow()))) return false
  button.click()
  return true
}

/** Saves the ticket's form with the status solved; says whether it can be. */
export function solveTicket(): boolean {
  const status = document.querySelector<HTMLSelectElement>(
    '#properties select[name=status]:enabled',
  )
  if (![...(status?.options ?? [])].some(({ value }) => value === 'solved')) return false
  if (!status?.form) return false
  status.value = 'solved'
  status.dispatchEvent(new Event('input', { bubbles: true }))
  status.form.requestSubmit()
  return true
}
