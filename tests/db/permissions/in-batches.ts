/** Runs `work` on each item, so many at a time; answers in their order. */
export async function inBatches<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [at, item] of queue) answers[at] = await work(item)
  }
  await Promise.all(Array.from({ length: width }, worker))
  return answers
}
