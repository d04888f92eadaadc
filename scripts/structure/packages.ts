import { importsByFile } from './imports'
import type { Problem, Tree } from './tree'

type Keeper = {
  /** The packages that are kept. */
  packages: RegExp
  /** The files that the rule speaks of. */
  among: RegExp
  /** Those of them that may import the packages. */
  keepers: RegExp
  advice: string
}

const productCode = /^(app|components|lib|scripts)\/|^middleware\.ts$/

const keepers: readonly Keeper[] = [
  {
    packages: /^(react-hook-form|@hookform\/)/,
    among: /^(app|components|lib)\//,
    keepers: /^lib\/forms\/use-checked-form\.ts$/,
    advice: 'use the hook of lib/forms/use-checked-form.ts, which alone knows it',
  },
  {
    packages: /^@supabase\//,
    among: productCode,
    keepers: /^lib\/(supabase|auth)\//,
    advice:
      'take the client that the gate in lib/auth hands out, and its type from lib/supabase; nothing else makes one',
  },
  {
    packages: /^(pg|postgres|graphile-worker)(\/|$)/,
    among: /^(app|components)\/|^middleware\.ts$|^lib\/.*(queries|mutations|actions)\.ts$/,
    keepers: /^$/,
    advice:
      'the web process has no database password: go through the client of the gate, and enqueue jobs by a trigger or SQL function',
  },
  {
    packages: /^next\/headers$/,
    among: /^lib\/.*(queries|mutations|jobs|schema|types)\.ts$/,
    keepers: /^$/,
    advice:
      'queries and mutations never read cookies or headers: take the client first, as an argument',
  },
]

/** Finds packages that are imported outside the one place that keeps them. */
export function checkPackages(tree: Tree): Problem[] {
  const problems: Problem[] = []
  for (const [path, imports] of importsByFile(tree)) {
    for (const target of imports) {
      if (!('package' in target)) continue
      const name = target.package
      const broken = keepers.find(
        (k) => k.packages.test(name) && k.among.test(path) && !k.keepers.test(path),
      )
      if (broken) problems.push({ path, message: `imports ${name}: ${broken.advice}` })
    }
  }
  return problems
}
