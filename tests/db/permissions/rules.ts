import type { Actors } from './actors'

/** By the name of a row: for whom a command succeeds. `ruled`: let through by the policies, refused by a rule. */
export type Whose = Readonly<Record<string, Actors | { ruled: Actors }>>
type Write = { columns: readonly string[]; rows: Whose }

/** What the matrix says of a table. */
export type TableRules = {
  /** The kinds of actor that the restrictive policy lets ask at all. */
  for: readonly ('user' | 'api_key' | 'contact')[]
  select?: Whose
  insert?: Write
  update?: Write
  delete?: Whose
}

/** What the matrix says of a function: the roles that may call it at all, and for whom it does something. */
export type FunctionRules = { roles: readonly ('anon' | 'authenticated')[]; execute: Whose }

/** What the matrix says of a bucket: whom a command succeeds for, by the folder of the object. */
export type BucketRules = Readonly<
  Record<'select' | 'insert' | 'update' | 'delete', Record<'own' | "another's", Actors>>
>
