import { answerSchema, openApiDocument, operationSchemas } from './openapi'
import { API_ROOT, OPERATIONS } from './operations'
import { typeText } from './type-text'
import type { Operation } from './types'

const HEAD = `// Types of Counterfoil's REST API, below ${API_ROOT}. Written by \`npm run api:types\`. Do not edit.
`

/** All types of the API as one file that any program can import: what it takes and what it answers. */
export function typeDeclarations(): string {
  const { schemas } = openApiDocument('').components
  const types = Object.entries(schemas)
    // A sparse answer is a part of the whole one: Pick says it better.
    .filter(([name]) => !name.startsWith('Sparse'))
    .map(([name, schema]) => `export type ${name} = ${typeText(schema)}\n`)
  const operations = OPERATIONS.map((one) => `  ${one.id}: ${operationText(one)}\n`)
  return `${HEAD}\n${types.join('\n')}\n/** Each operation: its method, its path, and what it takes and answers. */\nexport interface Operations {\n${operations.join('')}}\n`
}

function operationText(operation: Operation): string {
  const { method, path, body, bodyName, answer } = operation
  const { query } = operationSchemas(operation)
  const lines = [
    `method: '${method}'`,
    `path: '${path}'`,
    ...(method === 'GET' ? [`query: ${typeText(query, '    ')}`] : []),
    ...(body ? [`body: ${bodyName}`] : []),
    `answer: ${answer ? typeText(wholeAnswer(operation), '    ') : 'undefined'}`,
  ]
  return `{\n${lines.map((line) => `    ${line}\n`).join('')}  }`
}

/** The answer without its sparse alternative. */
function wholeAnswer(operation: Operation): unknown {
  return JSON.parse(
    JSON.stringify(answerSchema(operation), (key, value) => (key === 'anyOf' ? [value[0]] : value)),
  )
}
