/** A word that floats above the page, in a frame of its own. */
export const pill =
  'inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full border bg-popover px-2.5 py-0.5 text-xs shadow-popover'
