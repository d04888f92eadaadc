import { checkDatabase } from './checks/database'
import { summary } from './checks/print'
import { startSharedStack } from './checks/shared-stack'

// Without an address: a new database with the migrations as they are in the tree.
const given = process.argv[2]
const shared = given
  ? undefined
  : await startSharedStack({ app: 'none', worker: false, demo: 'none' })
try {
  const tally = await checkDatabase(given ?? shared?.stack.databaseUrl ?? '')
  console.log(summary(tally))
  process.exitCode = tally.failed === 0 ? 0 : 1
} finally {
  await shared?.end()
}
