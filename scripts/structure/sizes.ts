import { isCode, isGenerated, lineCount, type Problem, type Tree } from './tree'

type Limit = { matches: (path: string) => boolean; most: number; advice: string }

/** The first limit that matches a file is the one that holds for it. */
const limits: readonly Limit[] = [
  {
    matches: (path) => /^app\/(.*\/)?page\.tsx$/.test(path),
    most: 79,
    advice: 'a page gates, loads and composes: move drawing to components/, loading to queries.ts',
  },
  {
    matches: (path) => /^app\/(.*\/)?route\.ts$/.test(path),
    most: 59,
    advice: 'a handler is raw body → verify → parse → mutation → status: move the rest to lib/',
  },
  {
    matches: (path) => /^supabase\/migrations\/.*\.sql$/.test(path),
    most: 199,
    advice: 'one concern per migration: begin a second one',
  },
  {
    matches: (path) => path === 'README.md',
    most: 149,
    advice: 'the README says what it is and how to start: move the rest to docs/',
  },
  {
    matches: (path) => (isCode(path) || path.endsWith('.css')) && !isGenerated(path),
    most: 300,
    advice: 'look for the seam, and give each half a name after its concept',
  },
]

/** Finds files that have outgrown what one reads in a sitting. */
export function checkSizes(tree: Tree): Problem[] {
  const problems: Problem[] = []
  for (const [path, text] of tree.files) {
    const limit = limits.find((l) => l.matches(path))
    const lines = lineCount(text)
    if (!limit || lines <= limit.most) continue
    problems.push({ path, message: `has ${lines} lines of at most ${limit.most}: ${limit.advice}` })
  }
  return problems
}
