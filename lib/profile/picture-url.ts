/** Where a user's picture is shown from; another address for each picture, so that it may be kept. */
export function pictureUrl(picture: string): string {
  const [user, version] = picture.split('/')
  return `/api/users/${user}/picture?v=${version}`
}
