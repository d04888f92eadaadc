import { checkDatabase } from './checks/database'
import { summary } from './checks/print'
import { onlyDatabase, startSharedStack } from './checks/shared-stack'

// Without an address: a temporary one.
const given = process.argv[2]
const shared = given ? undefined : await startSharedStack(onlyDatabase)
try {
  const tally = await checkDatabase(given ?? shared?.stack.databaseUrl ?? '')
  console.log(summary(tally))
  process.exitCode = tally.failed === 0 ? 0 : 1
} finally {
  await shared?.end()
}
