import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { program } from '@/tests/support/api'
import { testStack } from '@/tests/support/stack'
import { oneOff } from '@/tests/support/workspace'

const run = promisify(execFile)
const blocks = async (mark: string) => {
  const text = await readFile('docs/api.md', 'utf8')
  return [...text.matchAll(new RegExp(`^\`\`\`${mark}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, code = '']) => code,
  )
}

async function environment() {
  const { key } = await program()
  return {
    ...process.env,
    API: `${testStack().siteUrl}/api/v1`,
    COUNTERFOIL_KEY: key,
    TOUR: oneOff('x'),
  }
}

test('the tour of docs/api.md does what it says', async () => {
  const steps = await blocks('sh tour')
  expect(steps.length).toBeGreaterThan(5)
  const script = ['set -eu', ...steps, 'echo; echo "etag=$etag number=$number"'].join('\n')
  const { stdout } = await run('sh', ['-c', script], { env: await environment() })
  expect(stdout).toMatch(/etag="1" number=\d+/)
  expect(stdout).toContain('"tags":["printer","second-floor"]')
  expect(stdout).toContain('"kind":"note"')
  expect(stdout).toMatch(/"results":\[\{"status":200.*"status":404/)
})

test('so does its program in TypeScript', async () => {
  const [code] = await blocks('ts')
  const folder = await mkdtemp(join(tmpdir(), 'counterfoil-tour-'))
  const ticket = {
    subject: 'By a program',
    body: 'It hums.',
    requester: { email: 'kim@example.com' },
  }
  try {
    const file = join(folder, 'tour.mts')
    await writeFile(
      file,
      `${code}\nconsole.log((await createTicket(${JSON.stringify(ticket)})).number)
       await createTicket({ ...${JSON.stringify(ticket)}, subject: '' }).catch((error) => console.log(error.message))`,
    )
    const { stdout } = await run(process.execPath, [file], { env: await environment() })
    expect(stdout).toMatch(/^\d+\n.*The subject is missing\./)
  } finally {
    await rm(folder, { recursive: true })
  }
})
