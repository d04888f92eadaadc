import { writeFile } from 'node:fs/promises'
import { typeDeclarations } from '@/lib/api/type-declarations'

await writeFile('docs/api-types.d.ts', typeDeclarations())
console.log('docs/api-types.d.ts is written')
