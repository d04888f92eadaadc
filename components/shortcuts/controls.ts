/** Where keys type or choose something, so that no single one may mean anything else. */
export const FIELD =
  'input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset]),textarea,select,[contenteditable],[role=combobox],[role=listbox],[role=menu]'

export const SEARCH = 'input[type=search],[role=search] input[role=combobox]'

/** The first control of this kind in the page's content that can be seen and used. */
function find(selector: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(`main :is(${selector})`)].find(
    (control) => control.checkVisibility() && !control.matches(':disabled'),
  )
}

/** Whether there is such a control. */
export const canReach = (selector: string) => find(selector) !== undefined

/** Presses a link or a button; says whether there is one. */
export function press(selector: string): boolean {
  const control = find(selector)
  control?.click()
  return Boolean(control)
}

/** Presses what is pressed, and focuses what something is put into. */
export function reach(selector: string): boolean {
  const control = find(selector)
  if (!control?.matches(FIELD)) return press(selector)
  control.focus()
  return true
}
