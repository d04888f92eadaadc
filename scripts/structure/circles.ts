import { importsByFile } from './imports'
import type { Problem, Tree } from './tree'

/** Finds circles of imports; each is told once, at its first file in the alphabet. */
export function checkCircles(tree: Tree): Problem[] {
  const graph = importsByFile(tree)
  const done = new Set<string>()
  const circles = new Map<string, string[]>()

  function visit(path: string, trail: string[]): void {
    const start = trail.indexOf(path)
    if (start >= 0) {
      const circle = beginAtFirst(trail.slice(start))
      circles.set(circle.join(' '), circle)
      return
    }
    if (done.has(path)) return
    for (const target of graph.get(path) ?? []) {
      if ('path' in target && graph.has(target.path)) visit(target.path, [...trail, path])
    }
    done.add(path)
  }
  for (const path of [...graph.keys()].sort()) visit(path, [])

  return [...circles.values()].map((circle) => ({
    path: circle[0] ?? '',
    message: `imports itself in a circle: ${[...circle, circle[0]].join(' → ')}; move what they share to a file of its own that imports neither (types to types.ts, schemas to schema.ts)`,
  }))
}

function beginAtFirst(circle: string[]): string[] {
  const first = circle.indexOf([...circle].sort()[0] ?? '')
  return [...circle.slice(first), ...circle.slice(0, first)]
}
