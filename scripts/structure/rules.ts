import { checkArrows } from './arrows'
import { checkCircles } from './circles'
import { checkEscapes } from './escapes'
import { checkNames } from './names'
import { checkOpenings } from './openings'
import { checkPackages } from './packages'
import { checkSizes } from './sizes'
import type { Problem, Rule, Tree } from './tree'

const rules: readonly Rule[] = [
  checkArrows,
  checkCircles,
  checkPackages,
  checkOpenings,
  checkNames,
  checkSizes,
  checkEscapes,
]

/** Every breach of the structure in the tree, sorted by path. */
export function checkStructure(tree: Tree): Problem[] {
  return rules
    .flatMap((rule) => rule(tree))
    .sort((a, b) => a.path.localeCompare(b.path) || a.message.localeCompare(b.message))
}
