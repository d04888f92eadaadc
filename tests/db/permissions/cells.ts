import { type ActorName, actors } from './actors'
import { callsFor } from './calls'
import type { Cast } from './cast'
import { functions } from './function-matrix'
import { tables } from './matrix'
import { type Row, rowsFor } from './rows'
import type { TableRules, Whose } from './rules'
import type { World } from './world'

/**
 * What came of asking. `ungranted`: the role holds no such grant; `refused`: a policy or a function
 * said no; `nothing`: no row was there to be seen; `ruled`: a constraint or trigger said no.
 */
export type Outcome = 'yes' | 'nothing' | 'refused' | 'ungranted' | 'ruled' | `error ${string}`
type Verb = 'select' | 'insert' | 'update' | 'delete' | 'execute'
export type Cell = {
  object: string
  verb: Verb
  row: string
  actor: ActorName
  expected: readonly Outcome[]
  request: Row
}

export const title = ({ object, verb, row, actor }: Cell) => `${actor}: ${verb} ${object} ${row}`

const unseen: Record<Verb, readonly Outcome[]> = {
  select: ['nothing'],
  insert: ['refused'],
  update: ['nothing'],
  delete: ['nothing'],
  execute: ['nothing', 'refused'],
}

type Rule = Whose[string]

function expectedOf(verb: Verb, row: string, rule: Rule, actor: ActorName): readonly Outcome[] {
  // A row that is moved `into` something was seen before: then it is the new row that is refused.
  const moved: readonly Outcome[] = row.startsWith('into ') ? ['nothing', 'refused'] : unseen[verb]
  if (!('ruled' in rule)) return rule.includes(actor) ? ['yes'] : moved
  // A trigger may speak before a policy, to whoever sees the row: no row comes of it either way.
  return rule.ruled.includes(actor) ? ['ruled'] : [...unseen[verb], 'ruled']
}

const verbs = ['select', 'insert', 'update', 'delete'] as const

function tableCells(table: string, rules: TableRules, world: World, cast: Cast): Cell[] {
  return actors.flatMap((actor) => {
    const rows = rowsFor(world, cast[actor])[table]
    if (!rows) throw new Error(`rows.ts knows nothing of ${table}`)
    return verbs.flatMap((verb) => {
      const granted = rules[verb]
      const whose = granted && ('columns' in granted ? granted.rows : granted)
      // A command that nobody is granted is tried on whatever there is to try it on.
      const names = whose ? Object.keys(whose) : Object.keys(rows).slice(0, 1)
      return names.map((row) => {
        const found = rows[row]
        if (!found) throw new Error(`rows.ts knows no row of ${table} «${row}»`)
        const rule = (whose as Whose | undefined)?.[row]
        const expected =
          rule && actor !== 'anon' ? expectedOf(verb, row, rule, actor) : (['ungranted'] as const)
        return { object: table, verb, row, actor, expected, request: found }
      })
    })
  })
}

function functionCells(name: string, world: World, cast: Cast): Cell[] {
  const rules = functions[name]
  return actors.flatMap((actor) => {
    const calls = callsFor(world, cast[actor])[name]
    const granted = rules?.roles.includes(actor === 'anon' ? 'anon' : 'authenticated')
    return Object.entries(rules?.execute ?? {}).map(([row, rule]) => {
      const request = calls?.[row]
      if (!request) throw new Error(`calls.ts knows no call of ${name} «${row}»`)
      const expected = granted ? expectedOf('execute', row, rule, actor) : (['ungranted'] as const)
      return { object: name, verb: 'execute' as const, row, actor, expected, request }
    })
  })
}

/** Every cell of the matrix: actor × table or function × command × whose row. */
export function cellsOf(world: World, cast: Cast): Cell[] {
  return [
    ...Object.entries(tables).flatMap(([table, rules]) => tableCells(table, rules, world, cast)),
    ...Object.keys(functions).flatMap((name) => functionCells(name, world, cast)),
  ]
}

/** What an error says of why; `object` is what was asked for. */
export function outcomeOf(error: { code?: string; message: string }, object: string): Outcome {
  const { code = '', message } = error
  // A generated column takes no value from anybody, whatever is granted.
  if (code === '428C9') return 'ungranted'
  if (code === '42501') {
    return new RegExp(`^permission denied for \\w+ ${object}$`).test(message)
      ? 'ungranted'
      : 'refused'
  }
  if (code.startsWith('PT4')) return 'refused'
  // Whoever may not read the custom fields is told that there is none of this name.
  if (code === '22023' && message.startsWith('there is no ')) return 'nothing'
  if (code.startsWith('23') || code.startsWith('22')) return 'ruled'
  return `error ${code}: ${message}`
}
