import { measureSpeed, type Target } from './load'
import { type Memory, readMemory } from './memory'

/** Memory each minute while agents page, search and read without a break; the pages in turn. */
export async function soak(
  targets: readonly Target[],
  pids: Record<string, number>,
  minutes: number,
  log: (line: string) => void,
): Promise<Memory[]> {
  const memories: Memory[] = []
  for (let minute = 1; minute <= minutes; minute++) {
    const target = targets[minute % targets.length]
    if (!target) break
    log(`minute ${minute} of ${minutes} under load: ${target.name}`)
    await measureSpeed(target, pids, { rounds: 1, seconds: 58 }, [8])
    memories.push(await readMemory(pids))
  }
  return memories
}
