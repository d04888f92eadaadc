const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const NAME = new RegExp(`^${UUID}-([1-9]\\d{0,4})x([1-9]\\d{0,4})\\.webp$`)
const ADDRESS = new RegExp(`^/help/pictures/${UUID}/(${UUID}-\\d+x\\d+\\.webp)$`)

export type PictureSize = { width: string; height: string }

/** Whether a file of an article may be called so: its size in pixels stands in its name. */
export const isPictureName = (name: string) => NAME.test(name)

/** The size of a picture of ours by its address, so that a page keeps room for it; else null. */
export function pictureSize(address: string): PictureSize | null {
  const [, width, height] = NAME.exec(ADDRESS.exec(address)?.[1] ?? '') ?? []
  return width && height ? { width, height } : null
}

/** Where a picture of an article is shown from: another address for each, so that it may be kept. */
export const picturePath = (article: string, name: string) => `/help/pictures/${article}/${name}`

/** The Markdown that shows a picture. */
export const pictureMarkdown = (article: string, name: string) =>
  `![What it shows](${picturePath(article, name)})`
