import { Readable } from 'node:stream'
import type { Client } from 'pg'
import { stackEnv } from '@/lib/env'
import { type Db, tokenClient } from '@/lib/supabase/clients'
import { Refusal } from '@/supabase/local/refusal'
import { readSecrets } from '@/supabase/local/secrets'
import type { StoredFile } from './format'

type Address = { SUPABASE_URL: string; SUPABASE_PUBLISHABLE_KEY: string }

/** SUPABASE_URL and its key where they are set, or those of the stack on this machine. */
export async function storageAddress(): Promise<Address> {
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY } = process.env
  if (SUPABASE_URL && SUPABASE_PUBLISHABLE_KEY) return { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY }
  if (process.env.DATABASE_URL) {
    throw new Refusal('SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY: set them too, for the files', 2)
  }
  const { DATA_DIR, SUPABASE_PORT } = stackEnv()
  const secrets = await readSecrets(DATA_DIR)
  if (!secrets) throw new Refusal(`DATA_DIR: ${DATA_DIR} was never started: npm run up`, 2)
  return {
    SUPABASE_URL: `http://127.0.0.1:${SUPABASE_PORT}`,
    SUPABASE_PUBLISHABLE_KEY: secrets.publishableKey,
  }
}

const RENEW_MS = 20_000

/** Storage as the operator reaches it: by tokens of a minute that the database signs. */
export class FileStore {
  readonly #db: Db
  #token: Promise<string> | undefined
  #until = 0

  /** `signer` is a connection of its own: a snapshot's clock stands still. */
  constructor(
    private readonly signer: Client,
    address: Address,
  ) {
    this.#db = tokenClient(() => this.#current(), address)
  }

  /** The bytes of a file as they arrive; null when Storage does not have it. */
  async open({ bucket, name }: StoredFile): Promise<ReadableStream<Uint8Array> | null> {
    const { data, error } = await this.#db.storage
      .from(bucket)
      .download(name, {}, { cache: 'no-store' })
      .asStream()
    if (!error) return data
    const status = statusOf(error)
    // Storage says 400 of an object that is not there.
    if (status === 400 || status === 404) return null
    throw new Refusal(`Storage does not give ${bucket}/${name}: ${error.message}`)
  }

  /** Puts a file there, unless one of its name is there: names are never given twice. */
  async put({ bucket, name, type }: StoredFile, body: ReadableStream<Uint8Array>): Promise<void> {
    // Asked beforehand: Storage would say so with most of a large file still on its way.
    if (await this.#has(bucket, name)) {
      for await (const _ of body);
      return
    }
    const source = Readable.from(body, { objectMode: false })
    const { error } = await this.#db.storage
      .from(bucket)
      .upload(name, source, { contentType: type, cacheControl: '31536000' })
    if (error) throw new Refusal(`Storage does not take ${bucket}/${name}: ${error.message}`)
  }

  async #has(bucket: string, name: string): Promise<boolean> {
    const { rows } = await this.signer.query(
      'select from storage.objects where bucket_id = $1 and name = $2',
      [bucket, name],
    )
    return rows.length > 0
  }

  #current(): Promise<string> {
    if (!this.#token || Date.now() > this.#until) {
      this.#until = Date.now() + RENEW_MS
      this.#token = this.signer
        .query<{ token: string }>('select private.worker_token() as token')
        .then(({ rows: [row] }) => {
          if (!row?.token) throw new Refusal('the signing key is missing: see docs/operations.md')
          return row.token
        })
    }
    return this.#token
  }
}

type StorageError = Error & { status?: number | undefined; statusCode?: string | undefined }

function statusOf(error: StorageError): number | undefined {
  return Number(error.statusCode) || error.status
}
