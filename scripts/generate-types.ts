import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './checks/command'
import { generateTypes, typesFile } from './checks/database'
import { startSharedStack } from './checks/shared-stack'

// Without an address: a new database with the migrations as they are in the tree.
const given = process.argv[2]
const shared = given
  ? undefined
  : await startSharedStack({ app: 'none', worker: false, demo: 'none' })
try {
  const types = await generateTypes(given ?? shared?.stack.databaseUrl ?? '')
  await writeFile(join(root, typesFile), types)
  console.log(`${typesFile} is written, ${types.split('\n').length - 1} lines.`)
} finally {
  await shared?.end()
}
