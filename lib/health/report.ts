import { compareMigrations } from './build'
import { checkHealth, worstLevel } from './checks'
import type { Health } from './types'

/** What a monitor reads as JSON: how each check ended, and the numbers behind them. */
export function healthReport(health: Health) {
  const { facts, build, services } = health
  const { migrations, ...numbers } = facts
  const { pending, unknown } = compareMigrations(build, migrations)
  const checks = checkHealth(health)
  return {
    level: worstLevel(checks),
    checks: checks.map(({ id, title, level, summary, advice }) => ({
      ...{ id, title, level, summary, advice },
    })),
    versions: {
      counterfoil: build.version,
      node: process.version,
      postgres: facts.database.version,
    },
    migrations: { applied: migrations.length, pending, unknown },
    services,
    ...numbers,
  }
}
