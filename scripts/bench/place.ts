/** A page that is measured; `heavily` with many visitors at once, too. */
export type Place = { name: string; path: string; heavily?: true }
