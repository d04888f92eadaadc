import { posix } from 'node:path'
import { isCode, type Tree } from './tree'

/** What a file imports: a path in the project, or the name of a package. */
export type Import = { path: string } | { package: string }

// A statement that imports never holds `=`, `(` or `;` before its `from`, so these
// expressions cannot run on into the code behind it.
const statements = [
  /^[ \t]*(?:import|export)\b[\w\s{},*$]*?\bfrom\s*['"]([^'"\n]+)['"]/gm,
  /^[ \t]*import\s*['"]([^'"\n]+)['"]/gm,
  /\bimport\(\s*['"]([^'"\n]+)['"]/g,
]

/** The module names that a source text imports or re-exports, types included. */
function listImports(source: string): string[] {
  const text = source.replace(/^[ \t]*\/\/.*$/gm, '').replace(/^[ \t]*\/\*[\s\S]*?\*\//gm, '')
  return statements.flatMap((statement) =>
    [...text.matchAll(statement)].flatMap((match) => match[1] ?? []),
  )
}

/** Turns `@/lib/x` and `./x` into a path of the tree (with its ending when the file is there). */
function resolveImport(tree: Tree, from: string, name: string): Import {
  if (!name.startsWith('@/') && !name.startsWith('.')) return { package: name }
  const bare = name.startsWith('@/')
    ? posix.normalize(name.slice(2))
    : posix.normalize(posix.join(posix.dirname(from), name))
  const candidates = [
    bare,
    `${bare}.ts`,
    `${bare}.tsx`,
    bare.replace(/\.js$/, '.ts'),
    `${bare}/index.ts`,
  ]
  return { path: candidates.find((candidate) => tree.files.has(candidate)) ?? bare }
}

/** Every code file of the tree with its imports. */
export function importsByFile(tree: Tree): Map<string, Import[]> {
  const found = new Map<string, Import[]>()
  for (const [path, text] of tree.files) {
    if (!isCode(path)) continue
    const imports = listImports(text).map((name) => resolveImport(tree, path, name))
    found.set(path, imports)
  }
  return found
}
