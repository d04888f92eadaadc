/** Somebody beside the requester who is sent a ticket's replies. */
export type Cc = {
  id: string
  name: string
  /** Null for who is known by no address any more: nothing is sent there. */
  email: string | null
}
