// The database names them when an edit concerns them (private.tell_help_changes).

/** What lists of articles are kept under. */
export const CONTENTS_TAG = 'help-contents'
/** What the map for search engines is kept under. */
export const SITEMAP_TAG = 'help-sitemap'
/** What the name and logo of the workspace are kept under, wherever the public sees them. */
export const WORKSPACE_TAG = 'workspace'
/** What the page of an article is kept under, by the address that was asked for. */
export const articleTag = (slug: string) => `help-article-${slug}`
/** What a picture of an article is kept under, by its name. */
export const pictureTag = (name: string) => `help-picture-${name}`
/** What the list of one category is kept under, which stands beside its articles as well. */
export const categoryTag = (slug: string) => `help-category-${slug}`
