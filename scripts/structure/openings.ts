import { isCode, type Problem, type Tree } from './tree'

const serverOnly = /(^|[/-])(queries|mutations)\.ts$/
const actions = /(^|[/-])actions\.ts$/

/** Checks how files begin: queries and mutations stay on the server, actions are marked as such. */
export function checkOpenings(tree: Tree): Problem[] {
  const problems: Problem[] = []
  for (const [path, text] of tree.files) {
    if (!isCode(path) || !/^(lib|app|components)\//.test(path)) continue
    const first = firstStatement(text)
    const inLib = path.startsWith('lib/')

    if (inLib && serverOnly.test(path) && !/^import ['"]server-only['"]/.test(first)) {
      const message = "begins without `import 'server-only'`: put it in the first line"
      problems.push({ path, message })
    }
    const saysServer = /^['"]use server['"]/.test(first)
    if (inLib && actions.test(path) && !saysServer) {
      problems.push({ path, message: "begins without `'use server'`: put it in the first line" })
    }
    if (saysServer && !(inLib && actions.test(path))) {
      const message =
        "begins with 'use server', which makes every export a public endpoint: move it to lib/<domain>/actions.ts"
      problems.push({ path, message })
    }
  }
  return problems
}

function firstStatement(text: string): string {
  return text.replace(/^(\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)+/, '')
}
