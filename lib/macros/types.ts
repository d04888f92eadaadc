import type { Priority, Status } from '@/lib/tickets/types'

/** What a macro sets; null takes assignee or team away. */
export type MacroChanges = {
  status?: Status
  priority?: Priority
  assignee_id?: string | null
  team_id?: string | null
  tags?: string[]
}

/** Whose a macro is: null when all share it. */
type Owner = { id: string; name: string } | null

export type ListedMacro = { id: string; name: string; body: string; owner: Owner }

export type Macro = ListedMacro & {
  changes: MacroChanges
  /** Says which state of it a form was made from. */
  updatedAt: string
}

/** What the list of macros is narrowed to. */
export type MacroFilter = { q?: string; whose?: 'shared' | 'personal'; page: number }

export type MacroPage = { macros: ListedMacro[]; more: boolean }
