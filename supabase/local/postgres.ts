import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { rename, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { clusterSettings } from './cluster/settings'
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries'
import { commandLine, endProcess, processStarted } from './process-identity'
import { Refusal } from './refusal'
import { Supervised, type Supervision } from './supervised'
import { handOver, type Unprivileged, unprivileged } from './unprivileged'

const run = promisify(execFile)
const clusterIn = (dataDir: string) => join(dataDir, 'postgres')
const { PATH = '', NODE_ENV = 'production' } = process.env
const childEnv = { PATH, NODE_ENV, LC_ALL: 'C', TZ: 'UTC' }

async function initialise(
  dataDir: string,
  binaries: PostgresBinaries,
  rights: Unprivileged,
  password: string,
): Promise<void> {
  // Made beside its place and renamed when whole: a crash in between leaves nothing half-made.
  const target = join(dataDir, 'postgres.new')
  const passwordFile = join(dataDir, 'postgres.password')
  await rm(target, { recursive: true, force: true })
  mkdirSync(target, { mode: 0o700 })
  handOver(target)
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  handOver(passwordFile)
  const [command = binaries.initdb, ...args] = [
    ...rights.prefix,
    binaries.initdb,
    `--pgdata=${target}`,
    '--username=supabase_admin',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
  ]
  try {
    await run(command, args, { env: childEnv, uid: rights.uid, gid: rights.gid })
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr ?? error).trim()
    throw new Refusal(`PostgreSQL could not make its folder: ${said.split('\n').at(-1)}`)
  } finally {
    await unlink(passwordFile)
  }
  await rename(target, clusterIn(dataDir))
}

// Postgres trusts the number in postmaster.pid even when another program has it by now.
async function clearStalePid(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const started = processStarted(pid)
  if (started && commandLine(pid).includes(cluster)) {
    await endProcess({ pid, started }, ['SIGINT', 'SIGQUIT'], 4000)
  }
  rmSync(file, { force: true })
}

function plan(binaries: PostgresBinaries, rights: Unprivileged, cluster: string, port: number) {
  const settings = Object.entries(clusterSettings).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const [command = binaries.postgres, ...args] = [
    ...rights.prefix,
    binaries.postgres,
    '-D',
    cluster,
    '-p',
    String(port),
    ...settings,
  ]
  return { command, args, uid: rights.uid, gid: rights.gid, cwd: cluster }
}

/** Starts the cluster of a DATA_DIR (made on first use) and waits until it takes connections. */
export async function startPostgres(
  options: { dataDir: string; port: number; adminPassword: string },
  supervision: Supervision,
): Promise<Supervised> {
  const { dataDir, port } = options
  const cluster = clusterIn(dataDir)
  const binaries = await postgresBinaries()
  const rights = unprivileged([cluster, binaries.postgres])
  if (!existsSync(cluster)) await initialise(dataDir, binaries, rights, options.adminPassword)
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    throw new Refusal(`DATA_DIR: ${cluster} is damaged; restore it or begin with an empty DATA_DIR`)
  }
  await clearStalePid(cluster)

  let lastWords = ''
  let ready = false
  const server = new Supervised(
    {
      name: 'postgres',
      ...plan(binaries, rights, cluster, port),
      env: childEnv,
      detached: true,
      echo: false,
      stopSignals: ['SIGINT', 'SIGQUIT'],
      patienceMs: 4000,
      onLine: (line) => {
        if (line.includes('ready to accept connections')) ready = true
        if (/FATAL|PANIC|could not/.test(line)) lastWords = line.replace(/^.*?(FATAL|PANIC): */, '')
      },
    },
    supervision,
  )
  server.start()
  const patience = Date.now() + 60_000
  while (!ready) {
    // Blocks of a killed run may be held for a moment; the restart of the child tries again.
    const hopeless = lastWords !== '' && !/shared memory|starting up|lock file/.test(lastWords)
    if ((hopeless && !server.running) || Date.now() > patience) {
      await server.stop()
      throw new Refusal(`DATA_DIR: PostgreSQL cannot use ${cluster}: ${lastWords || 'no answer'}`)
    }
    await pause(20)
  }
  return server
}
