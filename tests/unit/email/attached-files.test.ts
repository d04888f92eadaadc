import { expect, test } from 'vitest'
import { attachedFiles, namesOfLeft } from '@/lib/email/attached-files'

const MEBI = 1024 * 1024
const file = (id: string, size: number) => ({
  ...{ id, file_name: `${id}.bin`, content_type: 'application/octet-stream' },
  size: String(size),
})
const open = async (id: string) =>
  id === 'gone' ? null : (new Blob([id]).stream() as ReadableStream<Uint8Array>)

test('files go along in their order while there is room for 7 MiB; smaller ones fit behind a large one', async () => {
  const files = [file('a', 3 * MEBI), file('b', 5 * MEBI), file('c', 4 * MEBI), file('d', 1)]
  const { attachments, left } = await attachedFiles(files, open)
  expect(attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([
    ['a.bin', 'a'],
    ['c.bin', 'c'],
  ])
  expect(left.map(({ id }) => id)).toEqual(['b', 'd'])
})

test('a file that is gone takes no room and is named', async () => {
  const { attachments, left } = await attachedFiles([file('gone', 1), file('a', 7 * MEBI)], open)
  expect(attachments).toHaveLength(1)
  expect(namesOfLeft(left)).toContain('gone.bin (1 byte)')
  expect(namesOfLeft([])).toBeNull()
})
