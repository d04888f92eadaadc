/** The longest text that a page shows of a body, in characters. */
const SHOWN = 60_000

export type BodyText = { text: string; cut: boolean }

/** A body as one reads it: JSON with indents, other text as it came, cut off where it is long. */
export function bodyText(body: Uint8Array, bytes: number): BodyText {
  const text = new TextDecoder().decode(body)
  const whole = body.byteLength >= bytes
  const read = whole ? indented(text) : text
  return { text: read.slice(0, SHOWN), cut: !whole || read.length > SHOWN }
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
