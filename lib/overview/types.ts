/** Something that an admin should look at: what is the matter, what to do about it, and where. */
export type Concern = {
  /** `bad` costs somebody an answer now; `warn` will, if it is left. */
  level: 'bad' | 'warn'
  title: string
  advice: string
  href: string
}

/** One thing to do before the first ticket can come in by itself. */
export type SetupStep = {
  title: string
  hint: string
  done: boolean
  /** Where it is done. */
  href: string
  action: string
}

/** How many there are of what an admin runs, and where they are. */
export type Figure = { label: string; value: string; href: string }
