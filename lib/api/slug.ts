/** The name of a group as a place on a page. */
export function slugOf(group: string): string {
  return group.toLowerCase().replaceAll(' ', '-')
}
