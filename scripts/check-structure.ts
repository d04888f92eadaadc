import { fileURLToPath } from 'node:url'
import { checkStructure } from './structure/rules'
import { readTree } from './structure/tree'

const root = fileURLToPath(new URL('..', import.meta.url))
const tree = await readTree(root)
const problems = checkStructure(tree)

for (const { path, message } of problems) console.log(`${path} ${message}.\n`)
console.log(
  problems.length === 0
    ? `The structure holds in ${tree.files.size} files.`
    : `${problems.length} ${problems.length === 1 ? 'breach' : 'breaches'} of docs/architecture.md.`,
)
process.exitCode = problems.length === 0 ? 0 : 1
