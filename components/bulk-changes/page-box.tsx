/** Selects all rows of the page. It takes a script: where there is none, there is no box. */
export function PageBox() {
  return (
    <input
      type="checkbox"
      data-select-page=""
      aria-label="Select all on this page"
      autoComplete="off"
      className="noscript:hidden"
    />
  )
}
