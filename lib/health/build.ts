export type Build = {
  version: string
  /** Names of the migrations that this build was made with, oldest first. */
  migrations: readonly string[]
}

/** What next.config.ts wrote into this build: a deployed one has no folder to look into. */
export function thisBuild(): Build {
  const migrations = (process.env.BUILD_MIGRATIONS ?? '').split(' ').filter((name) => name !== '')
  return { version: process.env.BUILD_VERSION ?? 'unknown', migrations }
}

/** What the build knows and the database lacks, by name, and what only the database has. */
export function compareMigrations(build: Build, applied: readonly string[]) {
  const versionOf = (name: string) => name.split('_')[0] ?? name
  const has = new Set(applied)
  const known = new Set(build.migrations.map(versionOf))
  return {
    pending: build.migrations.filter((name) => !has.has(versionOf(name))),
    // A build that knows of none has no opinion.
    unknown: known.size === 0 ? [] : applied.filter((version) => !known.has(version)),
  }
}
