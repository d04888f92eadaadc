const UNITS = ['kB', 'MB', 'GB']

/** A number of bytes as people say it: "12 bytes", "3.4 MB" (powers of 1,000, as files are sold). */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  let size = bytes / 1000
  let unit = 0
  // 999.95 and more would read as 1000.0.
  while (size >= 999.95 && unit < UNITS.length - 1) {
    size /= 1000
    unit += 1
  }
  return `${size < 9.95 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit]}`
}
