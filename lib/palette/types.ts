/** Something the palette leads to. `note` stands beside its name, less loud. */
export type Destination = {
  group: 'Recent' | 'Tickets' | 'Views' | 'People' | 'Companies' | 'Articles'
  name: string
  note: string
  href: string
}
