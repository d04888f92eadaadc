import { isCode, type Problem, type Tree } from './tree'

// The sign before a comment is never a quote, so that a string which only speaks of an
// escape is left alone.
const comment = String.raw`(?:^|[\s{(,;])(?:\/\/|\/\*+)\s*`

const escapes: readonly { pattern: RegExp; advice: string }[] = [
  {
    pattern: new RegExp(`${comment}@ts-(ignore|nocheck)\\b`, 'm'),
    advice: 'hides every error there: mend the type, or use @ts-expect-error with the reason',
  },
  {
    pattern: new RegExp(`${comment}@ts-expect-error[ \\t:—-]*(\\*/|$)`, 'm'),
    advice: 'gives no reason: write why behind @ts-expect-error, in the same line',
  },
  {
    pattern: new RegExp(`${comment}(eslint|tslint|prettier)-`, 'm'),
    advice: 'speaks to a tool that this project does not use: remove it',
  },
  {
    pattern: new RegExp(`${comment}biome-ignore(-all|-start)?(?![^\\n]*:[ \\t]*\\w)`, 'm'),
    advice: 'gives no reason: write `biome-ignore <rule>: <why>`',
  },
]

/** Finds comments that silence a check without saying why. */
export function checkEscapes(tree: Tree): Problem[] {
  const problems: Problem[] = []
  for (const [path, text] of tree.files) {
    if (!isCode(path)) continue
    for (const { pattern, advice } of escapes) {
      const found = pattern.exec(text)?.[0].trim()
      if (found) problems.push({ path, message: `\`${found}\` ${advice}` })
    }
  }
  return problems
}
