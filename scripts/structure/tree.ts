import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The project as the rules see it: every file's text by its path from the root, with `/`. */
export type Tree = {
  files: ReadonlyMap<string, string>
  /** Folders and files that lie directly in the root. */
  top: readonly { name: string; folder: boolean }[]
}

/** One breach of the structure, with advice that says where the code belongs instead. */
export type Problem = { path: string; message: string }

export type Rule = (tree: Tree) => Problem[]

const readable = /\.(ts|tsx|js|jsx|mjs|cjs|css|sql|md)$/
const alwaysSkipped = ['.git', 'node_modules']

/** Reads the project below `root`, without what `.gitignore` names as a whole folder. */
export async function readTree(root: string): Promise<Tree> {
  const skipped = new Set([...alwaysSkipped, ...(await ignoredFolders(root))])
  const entries = (await readdir(root, { withFileTypes: true })).filter((e) => !skipped.has(e.name))
  const files = new Map<string, string>()

  async function walk(folder: string): Promise<void> {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (skipped.has(entry.name) || skipped.has(path)) continue
      if (entry.isDirectory()) await walk(path)
      else if (readable.test(entry.name)) files.set(path, await readFile(join(root, path), 'utf8'))
    }
  }
  await walk('')

  return { files, top: entries.map((e) => ({ name: e.name, folder: e.isDirectory() })) }
}

async function ignoredFolders(root: string): Promise<string[]> {
  const text = await readFile(join(root, '.gitignore'), 'utf8').catch(() => '')
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^\/?[\w./-]+\/$/.test(line))
    .map((line) => line.replace(/^\//, '').replace(/\/$/, ''))
}

/** Whether the rules for code look at this file: hand-written, not generated. */
export function isCode(path: string): boolean {
  return /\.(ts|tsx|js|jsx|mjs|cjs)$/.test(path) && !isGenerated(path)
}

export function isGenerated(path: string): boolean {
  return ['lib/supabase/database.types.ts', 'docs/api-types.d.ts', 'next-env.d.ts'].includes(path)
}

export function lineCount(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length
}
