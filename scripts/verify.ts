import { summary } from './checks/print'
import { verify } from './checks/verification'

const tally = await verify()
console.log(`\n${summary(tally)}`)
process.exitCode = tally.failed === 0 ? 0 : 1
