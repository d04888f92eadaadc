import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { fileSize } from '@/lib/attachments/file-size'
import { Refusal } from '@/supabase/local/refusal'
import { inRepository } from '@/supabase/local/root'
import { checkArchive } from '../backup/archive-reader'
import { FileStore, storageAddress } from '../backup/file-store'
import type { End, Head } from '../backup/format'
import { putBack } from '../backup/put-back'
import { takeBackup } from '../backup/take-backup'
import { answer } from './answer'
import { withDatabase } from './database'

/** `crm backup` and `crm restore`: a workspace as one file, and back. */
export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .description('write everything of the workspace, rows and files, into one archive')
    .argument('<file>', 'where to, such as counterfoil.tar')
    .option('--check', 'write nothing: read an archive that is there, and say whether it is whole')
    .action(async (file: string, { check }: { check?: true }, command: Command) => {
      const { head, end } = await (check ? checkArchive(file) : backup(file))
      const found = summary(head, end)
      answer(command, { file, ...found }, lines(check ? 'Whole' : 'Written', file, found))
    })
  program
    .command('restore')
    .description('make the workspace of an archive the one of this database')
    .argument('<file>', 'what backup wrote')
    .option('--replace', 'drop the workspace that is there')
    .action(async (file: string, { replace }: { replace?: true }, command: Command) => {
      const { head, end, migrated } = await restore(file, replace === true)
      const found = { ...summary(head, end), migrated: migrated.length }
      answer(command, { file, ...found }, [
        ...lines('Restored', file, found),
        ...(migrated.length > 0 ? [`Migrated    ${migrated.length} migrations since then`] : []),
      ])
    })
}

async function backup(file: string) {
  if (existsSync(file)) throw new Refusal(`${file} is there already: name another`, 2)
  const { version } = JSON.parse(await readFile(inRepository('package.json'), 'utf8'))
  return withStore((client, store) => takeBackup(client, store, file, version))
}

function restore(file: string, replace: boolean) {
  return withStore((client, store) => putBack(client, store, file, replace))
}

type Work<T> = (client: Parameters<Parameters<typeof withDatabase>[0]>[0], store: FileStore) => T

async function withStore<T>(work: Work<Promise<T>>): Promise<T> {
  const address = await storageAddress()
  return withDatabase((client) =>
    withDatabase((signer) => work(client, new FileStore(signer, address))),
  )
}

function summary(head: Head, end: End) {
  const rows = Object.values(end.parts).reduce((sum, part) => sum + part.rows, 0)
  const { version, at, migrations } = head
  const { files, missing } = end
  return {
    ...{ version, at, newest_migration: migrations.at(-1) ?? '', rows },
    ...{ tickets: end.parts['public.tickets']?.rows ?? 0, files: files.count },
    ...{ file_bytes: files.bytes, missing_files: missing.length },
  }
}

function lines(did: string, file: string, found: ReturnType<typeof summary>): string[] {
  const { rows, tickets, files, file_bytes, missing_files, version, at } = found
  return [
    `${did.padEnd(11)} ${file}, ${fileSize(statSync(file).size)}`,
    `Taken       ${at} by Counterfoil ${version}`,
    `Rows        ${rows}, of them ${tickets} tickets`,
    `Files       ${files}, ${fileSize(file_bytes)}`,
    ...(missing_files > 0
      ? [`Missing     ${missing_files} files that Storage did not have: end.json names them`]
      : []),
  ]
}
