import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkStructure } from '@/scripts/structure/rules'
import { readTree } from '@/scripts/structure/tree'

/** Writes the files into a temporary folder and returns what the structure check says of them. */
export async function checkMadeUpTree(files: Record<string, string>): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), 'structure-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true })
      await writeFile(join(root, path), text)
    }
    const problems = checkStructure(await readTree(root))
    return problems.map(({ path, message }) => `${path} ${message}`)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
