import { z } from 'zod'
import { cursorsOf, textKey, timeKey } from './cursor'
import type { DirectorySort } from './filter'

/** Cursors of the lists of contacts and of companies. */
export const directoryCursors = cursorsOf<DirectorySort['key'], string>(
  { name: textKey, created: timeKey, updated: timeKey },
  z.uuid(),
)
