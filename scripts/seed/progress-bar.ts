/** Takes one line for the operator. */
export type Log = (line: string) => void

const width = 40

/** Shows how far a long task is: a bar on a terminal, else a line for every tenth. */
export function progressBar(what: string, log: Log) {
  const terminal = process.stderr.isTTY
  const began = performance.now()
  let tenth = 0
  return (done: number, total: number): void => {
    const part = done / total
    const seconds = (performance.now() - began) / 1000
    const left = part > 0 ? Math.ceil((seconds / part) * (1 - part)) : 0
    const words = `${Math.floor(part * 100)} % of ${total.toLocaleString('en')} ${what}, ${left} s to go`
    if (terminal) {
      const filled = Math.round(part * width)
      process.stderr.write(`\r[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${words}   `)
      if (done === total) process.stderr.write('\n')
    } else if (Math.floor(part * 10) > tenth) {
      tenth = Math.floor(part * 10)
      log(words)
    }
  }
}
