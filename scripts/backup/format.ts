import { z } from 'zod'

const name = z.string().min(1).max(200)
const count = z.number().int().nonnegative()

/** The first entry of an archive: what it is of, and what is in it. */
export const headSchema = z.object({
  format: z.literal('counterfoil backup 1'),
  /** Of the program that made it. */
  version: name,
  at: z.iso.datetime({ offset: true }),
  /** Names of the migrations that its database had, oldest first. */
  migrations: z.array(name).min(1).max(100_000),
  tables: z
    .array(z.object({ name, columns: z.array(name).min(1).max(1000) }))
    .min(1)
    .max(10_000),
  /** Where each sequence stands; null for one that was never asked. */
  sequences: z.array(z.object({ name, value: z.string().max(30).nullable() })).max(10_000),
  /** The bytes of the largest file: Storage has to take it. */
  largest_file: count,
})

/** The last entry: what was written, so that what is missing or different is seen. */
export const endSchema = z.object({
  /** Of each table, and of what is kept as JSON lines. */
  parts: z.record(name, z.object({ rows: count, bytes: count, sha256: z.hash('sha256') })),
  /** `sha256` is of a line for each file: its name, size and own SHA-256. */
  files: z.object({ count, bytes: count, sha256: z.hash('sha256') }),
  /** Files that their rows tell of and Storage does not have. */
  missing: z.array(z.string().max(2000)).max(1_000_000),
})

export type Head = z.infer<typeof headSchema>
export type End = z.infer<typeof endSchema>

/** A file as Storage has it. `type` is its media type, `size` in bytes. */
export type StoredFile = { bucket: string; name: string; size: number; type: string }

/** Where the header of a file's entry says its media type. */
export const TYPE = 'COUNTERFOIL.type'

export const HEAD = 'counterfoil.json'
export const END = 'end.json'

/** What an entry of this name holds: a piece of a part, or a file. */
export type Place =
  | { kind: 'head' | 'end' }
  | { kind: 'part'; part: string }
  | { kind: 'file'; bucket: string; name: string }

const pieceName = /^parts\/([^/]+)\/\d{6}$/
const fileName = /^files\/([^/]+)\/(.+)$/s

/** Reads the name of an entry; null for one that no archive of ours has. */
export function placeOf(entry: string): Place | null {
  if (entry === HEAD) return { kind: 'head' }
  if (entry === END) return { kind: 'end' }
  const [, part] = pieceName.exec(entry) ?? []
  if (part) return { kind: 'part', part }
  const [, bucket, name] = fileName.exec(entry) ?? []
  return bucket && name ? { kind: 'file', bucket, name } : null
}

export const pieceEntry = (part: string, number: number) =>
  `parts/${part}/${String(number).padStart(6, '0')}`
export const fileEntry = (bucket: string, name: string) => `files/${bucket}/${name}`
