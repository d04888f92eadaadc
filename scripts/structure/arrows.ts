import { importsByFile } from './imports'
import type { Problem, Tree } from './tree'

const layers = ['app', 'components', 'lib', 'supabase/local', 'scripts', 'tests'] as const
type Layer = (typeof layers)[number] | 'root'

/** Which layers a file of each layer may import. Arrows run one way: app → components → lib. */
const allowed: Record<Layer, readonly Layer[]> = {
  app: ['app', 'components', 'lib'],
  components: ['components', 'lib'],
  lib: ['lib'],
  'supabase/local': ['supabase/local', 'lib'],
  scripts: ['scripts', 'supabase/local', 'lib'],
  tests: ['tests', 'scripts', 'supabase/local', 'components', 'lib', 'root'],
  root: ['root', 'lib', 'scripts', 'tests'],
}

const runtimeRoot = /^(middleware|instrumentation|instrumentation-client|next\.config)\.ts$/

const advice: Record<Layer, string> = {
  app: 'app/ holds routes only and nothing imports it: move what is shared to components/ (what is drawn) or lib/<domain>/ (everything else)',
  components:
    'components/ only draw, and only app/ uses them: move the logic the two share to lib/<domain>/, or let the page pass what is needed',
  lib: '',
  'supabase/local':
    'supabase/local is the stack of this machine and is absent in production: move the shared part to lib/<domain>/, or read it as a setting from lib/env.ts',
  scripts:
    'scripts/ are commands and nothing imports them: move the shared part to lib/<domain>/, and let the script call it',
  tests: 'only tests import tests/: move the shared part to lib/<domain>/',
  root: 'the files in the root configure tools and nothing imports them: move the shared part to lib/<domain>/',
}

/** Finds imports that run against the arrows of the architecture. */
export function checkArrows(tree: Tree): Problem[] {
  const problems: Problem[] = []
  for (const [path, imports] of importsByFile(tree)) {
    const from = layerOf(path)
    for (const target of imports) {
      if (!('path' in target)) continue
      const to = layerOf(target.path)
      const permitted = runtimeRoot.test(path) ? ['root', 'lib'] : allowed[from]
      if (permitted.includes(to)) continue
      problems.push({ path, message: `imports ${target.path}, but ${advice[to]}` })
    }
  }
  return problems
}

function layerOf(path: string): Layer {
  return layers.find((layer) => path.startsWith(`${layer}/`)) ?? 'root'
}
