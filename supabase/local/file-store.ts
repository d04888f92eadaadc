import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { byteRange } from '@/lib/attachments/byte-range'

type Metadata = {
  cacheControl: string
  contentLength: number
  size: number
  mimetype: string
  lastModified?: Date
  eTag: string
  contentRange?: string
  httpStatusCode?: number
}
type Upload = ReadableStream | NodeReadableStream | Buffer | Uint8Array
type Described = { mimetype: string; cacheControl: string; eTag: string }

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** Storage's files in a folder: streamed in and out, put in place by a rename when complete. */
export class FileStore {
  readonly driver = null

  constructor(
    private readonly root: string,
    /** The Range header of the request being served; Lite does not pass it on. */
    private readonly requestedRange: () => string | undefined,
  ) {}

  async uploadObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    body: Upload,
    mimetype: string,
    cacheControl: string,
  ): Promise<Metadata> {
    const file = this.#path(bucket, key)
    const arriving = `${file}.${randomUUID()}`
    await mkdir(dirname(file), { recursive: true })
    const digest = createHash('md5')
    const source =
      body instanceof Uint8Array
        ? Readable.from([body])
        : Readable.fromWeb(body as NodeReadableStream)
    try {
      source.on('data', (chunk: Uint8Array) => digest.update(chunk))
      await pipeline(source, createWriteStream(arriving, { flush: true }))
      const described: Described = {
        mimetype,
        cacheControl,
        eTag: `"${digest.digest('hex')}"`,
      }
      await writeFile(`${file}.json`, JSON.stringify(described))
      await rename(arriving, file)
    } catch (error) {
      await rm(arriving, { force: true })
      throw error
    }
    return this.headObject(bucket, key)
  }

  async headObject(bucket: string, key: string): Promise<Metadata> {
    const file = this.#path(bucket, key)
    const [{ size, mtime }, text] = await Promise.all([
      stat(file),
      readFile(`${file}.json`, 'utf8'),
    ])
    const described = JSON.parse(text) as Described
    return { ...described, size, contentLength: size, lastModified: mtime, httpStatusCode: 200 }
  }

  async getObject(bucket: string, key: string) {
    const metadata = await this.headObject(bucket, key)
    const asked = byteRange(this.requestedRange(), metadata.size)
    const range = typeof asked === 'object' ? asked : undefined
    const stream = createReadStream(this.#path(bucket, key), range)
    const body = Readable.toWeb(stream) as NodeReadableStream
    if (!range) return { metadata, httpStatusCode: 200, body }
    const contentRange = `bytes ${range.start}-${range.end}/${metadata.size}`
    const contentLength = range.end - range.start + 1
    return { metadata: { ...metadata, contentLength, contentRange }, httpStatusCode: 206, body }
  }

  async deleteObject(bucket: string, key: string): Promise<void> {
    const file = this.#path(bucket, key)
    await Promise.all([rm(file, { force: true }), rm(`${file}.json`, { force: true })])
  }

  async deleteObjects(bucket: string, keys: string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.deleteObject(bucket, key)))
  }

  async copyObject(
    fromBucket: string,
    fromKey: string,
    _version: string | undefined,
    toBucket: string,
    toKey: string,
  ) {
    const from = this.#path(fromBucket, fromKey)
    const to = this.#path(toBucket, toKey)
    await mkdir(dirname(to), { recursive: true })
    await Promise.all([copyFile(from, to), copyFile(`${from}.json`, `${to}.json`)])
    const { eTag, lastModified } = await this.headObject(toBucket, toKey)
    return { httpStatusCode: 200, eTag, lastModified }
  }

  async privateAssetUrl(bucket: string, key: string): Promise<string> {
    return this.#path(bucket, key)
  }

  // Keys may hold anything a URL can: only their hash becomes a file name.
  #path(bucket: string, key: string): string {
    const name = hash(key)
    return join(this.root, hash(bucket).slice(0, 16), name.slice(0, 2), name)
  }
}
