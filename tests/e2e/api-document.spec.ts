import { expect, test } from '@playwright/test'
import { ALL_SCOPES, callApi, type Program, program } from '@/tests/support/api'
import { ApiDocument, type Operation } from '@/tests/support/api-document'
import { testStack } from '@/tests/support/stack'
import { newAddress, oneOff, ticket } from '@/tests/support/workspace'

test('every operation does what the document says with its own examples', async () => {
  const document = await ApiDocument.load()
  const us = await program()
  const walked: string[] = []
  for (const operation of document.operations) {
    for (const request of await requestsOf(operation, us)) {
      const answer = await us.call(operation.method, request.path, request)
      const said = `${operation.operationId}: ${JSON.stringify(answer.body)}`
      expect(answer.status, said).toBeLessThan(300)
      expect(document.faults(operation, answer), said).toEqual([])
      const headers = Object.keys(operation.responses[answer.status]?.headers ?? {})
      for (const name of headers.filter((one) => one !== 'Link' && one !== 'Location')) {
        expect(answer.headers.get(name), `${operation.operationId} ${name}`).toBeTruthy()
      }
      walked.push(operation.operationId)
    }
  }
  expect(new Set(walked).size).toBe(document.operations.length)
  expect(walked.length).toBeGreaterThan(20)
})

test('every operation refuses strangers, other scopes, odd parameters, and what is not there', async () => {
  const document = await ApiDocument.load()
  const us = await program()
  for (const operation of document.operations) {
    const { method, responses, parameters, requestBody } = operation
    const [request] = await requestsOf(operation, us)
    if (!request) throw new Error(operation.operationId)
    const others = await program(ALL_SCOPES.filter((scope) => scope !== operation['x-scope']))
    const refusals = [
      [401, await callApi(null, method, request.path, request)],
      [401, await callApi('cfoil_wrong', method, request.path, request)],
      [403, await others.call(method, request.path, request)],
      [400, await us.call(method, `${request.path.split('?')[0]}?nonsense=1`, request)],
    ] as const
    const more = [
      ...('415' in responses
        ? [
            [
              415,
              await us.call(method, request.path, {
                ...request,
                headers: { ...request.headers, 'content-type': 'text/plain' },
              }),
            ] as const,
          ]
        : []),
      ...(requestBody
        ? [
            [400, await us.call(method, request.path, { ...request, raw: '{' })] as const,
            [
              422,
              await us.call(method, request.path, { ...request, body: { nonsense: 1 } }),
            ] as const,
            [
              413,
              await us.call(method, request.path, { ...request, raw: `"${'x'.repeat(2 ** 20)}"` }),
            ] as const,
          ]
        : []),
      ...(operation.path.includes('{')
        ? [
            [
              404,
              await us.call(
                method,
                request.path.replace(/\/[\w-]{36}|\/\d+/, '/999999999'),
                request,
              ),
            ] as const,
          ]
        : []),
      ...(parameters.some(({ name }) => name === 'If-Match')
        ? [
            [428, await us.call(method, request.path, { body: request.body })] as const,
            [
              412,
              await us.call(method, request.path, { ...request, headers: { 'if-match': '"0"' } }),
            ] as const,
          ]
        : []),
    ]
    for (const [status, answer] of [...refusals, ...more]) {
      const said = `${operation.operationId}: ${JSON.stringify(answer.body)}`
      expect(answer.status, said).toBe(status)
      expect(document.faults(operation, answer), said).toEqual([])
    }
  }
})

type Request = { path: string; body?: unknown; headers: Record<string, string> }

/** The examples of an operation as requests that can succeed, on rows of their own. */
async function requestsOf(operation: Operation, us: Program): Promise<Request[]> {
  const examples = operation.requestBody?.content['application/json'].examples
  const bodies = examples ? Object.values(examples).map(({ value }) => value) : [undefined]
  const query = operation.parameters
    .filter((one) => one.in === 'query' && one.example !== undefined)
    .map(({ name, example }) => `${name}=${encodeURIComponent(example ?? '')}`)
    .join('&')
  const requests: Request[] = []
  for (const body of bodies) {
    const path = operation.path.replace(/\{(number|id)\}/, await placeOf(operation.path, us))
    const guarded = operation.parameters.some(({ name }) => name === 'If-Match')
    requests.push({
      path: query ? `${path}?${query}` : path,
      ...(body !== undefined && { body: fresh(body) }),
      headers: guarded ? { 'if-match': '*' } : {},
    })
  }
  return requests
}

async function placeOf(path: string, us: Program): Promise<string> {
  if (path.includes('{number}')) return String(await ticket())
  if (path.startsWith('/attachments')) return await fileOf(us)
  const kind = /^\/(contacts|companies)\/\{id\}/.exec(path)?.[1]
  if (!kind) return ''
  const body = kind === 'contacts' ? { emails: [newAddress('a')] } : { name: oneOff('Corp') }
  const made = await us.call('POST', `/${kind}`, { body })
  return (made.body as { id: string }).id
}

/** A file that waits to be sent; answers its id. */
async function fileOf({ key }: Program): Promise<string> {
  const url = `${testStack().siteUrl}/api/attachments?ticket=${await ticket()}&filename=hums.txt`
  const headers = { authorization: `Bearer ${key}` }
  const answer = await fetch(url, { method: 'POST', headers, body: 'It hums.' })
  return ((await answer.json()) as { id: string }).id
}

/** What is unique in the workspace is made so: examples are run more than once. */
function fresh(body: unknown): unknown {
  const word = oneOff('x')
  const text = JSON.stringify(body)
    .replaceAll('ada@', `${word}@`)
    .replaceAll('corp.example', `${word}.example`)
    .replaceAll('"printer-room"', `"${word}"`)
    .replaceAll('"Example"', `"${word}"`)
    .replaceAll('example.test', `${word}.test`)
  return JSON.parse(text)
}
