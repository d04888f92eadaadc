import { posix } from 'node:path'
import { isCode, isGenerated, type Problem, type Tree } from './tree'

const folders = new Set(
  'app components docs lib public scripts supabase tests .ci .github'.split(' '),
)
const looseInLib = new Set(['env.ts', 'cn.ts'])
const vague = /^(index|utils?|helpers?|misc|common|shared|lib|functions|stuff)$/
const nearMisses: Record<string, string> = {
  'schemas.ts': 'schema.ts',
  'type.ts': 'types.ts',
  'query.ts': 'queries.ts',
  'mutation.ts': 'mutations.ts',
  'action.ts': 'actions.ts',
  'job.ts': 'jobs.ts',
}

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
// What Next gives a meaning: (group), @slot, _private, [param], [[...rest]], (.)intercepted.
const routeFolder =
  /^(\(\.{1,3}\))*(\([a-z0-9-]+\)|[@_]?[a-z0-9-]+|\.?[a-z0-9.-]+|\[{1,2}(\.{3})?[a-zA-Z0-9]+\]{1,2})$/
const migration = /^\d{14}_[a-z0-9_]+\.sql$/

/** Checks that one can guess what a file is called, and what lies behind a name. */
export function checkNames(tree: Tree): Problem[] {
  const problems = tree.top
    .filter((entry) => entry.folder && !folders.has(entry.name))
    .map(({ name }) => ({
      path: `${name}/`,
      message: `is not a folder of this project, which has ${[...folders].join(', ')}: code belongs in lib/<domain>/, commands in scripts/, prose in docs/`,
    }))
  for (const path of tree.files.keys()) {
    if (!/^(app|components|lib|scripts|supabase|tests)\//.test(path) || isGenerated(path)) continue
    const message = nameProblem(path)
    if (message) problems.push({ path, message })
  }
  return problems
}

function nameProblem(path: string): string | undefined {
  const name = posix.basename(path)
  const stem = name.replace(/\..*$/, '')
  const parts = posix.dirname(path).split('/')

  if (parts[0] === 'supabase' && parts[1] === 'migrations') {
    return migration.test(name)
      ? undefined
      : 'is a migration and those are named <14 digits of time>_<words_in_snake_case>.sql'
  }
  const oddFolder = parts.find((part) => !(parts[0] === 'app' ? routeFolder : kebab).test(part))
  if (oddFolder) return `lies in ${oddFolder}/, which is not kebab-case: rename the folder`
  if (!kebab.test(name) && name !== 'README.md') return 'is not kebab-case: rename the file'
  if (isCode(path) && vague.test(stem)) {
    return `says nothing by its name: name it after the concept it holds (search-syntax.ts, working-time.ts)${stem === 'index' ? ', and let others import that file itself' : ''}`
  }
  if (parts[0] !== 'lib') return undefined
  if (parts.length === 1 && !looseInLib.has(name)) {
    return 'lies loose in lib/: move it into the folder of its domain, lib/<domain>/'
  }
  const right = nearMisses[name]
  return right ? `is called ${right} in this project: rename it` : undefined
}
