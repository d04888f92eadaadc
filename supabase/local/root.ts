import { join } from 'node:path'

/** The repository's folder. */
export const repositoryRoot = join(import.meta.dirname, '..', '..')

/** A path inside the repository. */
export const inRepository = (...parts: string[]) => join(repositoryRoot, ...parts)
