import { operationSchemas, problemsOf } from './openapi'
import { API_ROOT, OPERATIONS } from './operations'
import { PROBLEMS } from './problem'
import { propertiesOf } from './type-text'
import type { Example, Operation } from './types'

/** How one calls an operation, as its documentation shows it. */
export type Sample = { curl: string; typescript: string }

/** The operations in their groups, in the order of the registry. */
export function groupedOperations(): { group: string; operations: Operation[] }[] {
  const groups = [...new Set(OPERATIONS.map(({ group }) => group))]
  return groups.map((group) => ({
    group,
    operations: OPERATIONS.filter((one) => one.group === group),
  }))
}

/** What an operation takes and may refuse, in rows that can be shown. */
export function describeOperation(operation: Operation) {
  const { params, query, body } = operationSchemas(operation)
  return {
    parameters: [...propertiesOf(params), ...propertiesOf(query)],
    fields: body ? propertiesOf(body) : [],
    problems: problemsOf(operation).map((name) => ({ name, status: PROBLEMS[name][0] })),
  }
}

const NAMED: Record<string, string> = { number: '12', id: '0f8fad5b-d9cb-469f-a165-70867728950e' }

/** The first example of an operation as a command and as a program. */
export function sampleOf(operation: Operation, siteUrl: string): Sample {
  const [example] = operation.examples
  const url = `${siteUrl}${API_ROOT}${pathOf(operation, example)}`
  const json = example?.body === undefined ? null : JSON.stringify(example.body, null, 2)
  const headers = headersOf(operation, json !== null)
  const curl = [
    `curl${operation.method === 'GET' ? '' : ` -X ${operation.method}`} "${url}"`,
    ...headers.map(({ name, shell }) => `  -H "${name}: ${shell}"`),
    ...(json === null ? [] : [`  -d '${json.replaceAll('\n', '\n  ')}'`]),
  ].join(' \\\n')
  return { curl, typescript: typescript(operation, url, headers, json) }
}

function pathOf({ path }: Operation, example: Example | undefined): string {
  const place = path.replace(/\{(\w+)\}/, (_, name: string) => NAMED[name] ?? name)
  return example?.query ? `${place}?${new URLSearchParams(example.query)}` : place
}

type Header = { name: string; shell: string; code: string }

function headersOf({ method, guarded }: Operation, json: boolean): Header[] {
  return [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is shown, not run
    { name: 'Authorization', shell: 'Bearer $COUNTERFOIL_KEY', code: '`Bearer ${key}`' },
    ...(json
      ? [{ name: 'Content-Type', shell: 'application/json', code: "'application/json'" }]
      : []),
    ...(json && method === 'POST'
      ? [{ name: 'Idempotency-Key', shell: '$(uuidgen)', code: 'crypto.randomUUID()' }]
      : []),
    ...(guarded ? [{ name: 'If-Match', shell: '*', code: "'*'" }] : []),
  ]
}

function typescript(
  { method, answer, bulk, paged, answerName }: Operation,
  url: string,
  headers: Header[],
  json: string | null,
): string {
  const lines = [
    `const response = await fetch('${url}', {`,
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    '  headers: {',
    ...headers.map(({ name, code }) => `    '${name}': ${code},`),
    '  },',
    ...(json === null ? [] : [`  body: JSON.stringify(${json.replaceAll('\n', '\n  ')}),`]),
    '})',
  ]
  if (!answer)
    return [...lines, 'if (!response.ok) throw new Error(await response.text())'].join('\n')
  const type = bulk
    ? `{ results: ${answerName}[] }`
    : paged
      ? `{ data: ${answerName}[] }`
      : answerName
  return [...lines, `const answer: ${type} = await response.json()`].join('\n')
}
