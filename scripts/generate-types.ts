import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './checks/command'
import { generateTypes, typesFile } from './checks/database'
import { onlyDatabase, startSharedStack } from './checks/shared-stack'

// Without an address: a temporary one.
const given = process.argv[2]
const shared = given ? undefined : await startSharedStack(onlyDatabase)
try {
  const types = await generateTypes(given ?? shared?.stack.databaseUrl ?? '')
  await writeFile(join(root, typesFile), types)
  console.log(`${typesFile} is written, ${types.split('\n').length - 1} lines.`)
} finally {
  await shared?.end()
}
