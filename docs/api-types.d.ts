// Types of Counterfoil's REST API, below /api/v1. Written by `npm run api:types`. Do not edit.

export type Problem = {
  /** Leads to where this problem is explained. */
  type: string
  title: string
  status: number
  detail: string
  errors?: {
    detail: string
    /** Where in the body, as a JSON Pointer. */
    pointer?: string
    /** Which parameter. */
    parameter?: string
  }[]
}

export type Ticket = {
  /** The running integer that people quote. */
  number: number
  subject: string
  status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
  priority: "low" | "normal" | "high" | "urgent"
  /** The door it came in by. */
  channel: "web" | "email" | "api" | "webhook" | "agent"
  /** A whole contact with `expand=requester`. */
  requester: {
    id: string
    email: string | null
    name: string
  } | {
    id: string
    name: string
    /** The primary address; null when only known elsewhere. */
    email: string | null
    /** All addresses, the primary one first. */
    emails: string[]
    phone: string | null
    company: {
      id: string
      name: string
    } | null
    /** What the desk remembers. They never see it. */
    notes: string
    custom_fields: Record<string, string | number | boolean>
    created_at: string
    updated_at: string
  }
  /** A whole user with `expand=assignee`. */
  assignee: {
    id: string
    email: string | null
    name: string
  } | {
    id: string
    email: string
    name: string
    role: "agent" | "admin"
    /** False once the user was shut out. */
    active: boolean
    teams: {
      id: string
      name: string
    }[]
  } | null
  team: {
    id: string
    name: string
  } | null
  tags: string[]
  custom_fields: Record<string, string | number | boolean>
  /** The newest one its requester gave; null while there is none. */
  rating: {
    /** From 1 (poor) to 5 (great). */
    score: number
    comment: string | null
    /** When that was solved which is rated. Each solution is rated once. */
    solved_at: string
    created_at: string
  } | null
  created_at: string
  /** Last activity: a change or a message. */
  updated_at: string
  /** Counts changes of its fields. It is the ETag. */
  version: number
}

export type CreateTicket = {
  subject: string
  body: string
  requester: {
    email: string
    name?: string
  }
  priority?: "low" | "normal" | "high" | "urgent"
  /** By its name. */
  team?: string
  /** By the address. */
  assignee?: string
  tags?: string[]
  /** By their keys; null clears one. */
  custom_fields?: Record<string, string | number | boolean | null>
}

export type ChangeTicket = {
  subject?: string
  status?: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
  priority?: "low" | "normal" | "high" | "urgent"
  /** By its name; null takes it away. */
  team?: string | null
  /** By the address; null takes it away. */
  assignee?: string | null
  tags?: string[]
  /** By their keys; null clears one. */
  custom_fields?: Record<string, string | number | boolean | null>
}

export type Message = {
  id: number
  /** A reply to a closed ticket begins a new one, which stands here. */
  ticket: number
  /** The requester reads replies; notes are internal. */
  kind: "reply" | "note"
  body: string
  author: {
    kind: "user" | "contact" | "api_key" | "webhook_source" | "system"
    id: string | null
    name: string
  }
  attachments: {
    id: string
    filename: string
    /** Found from the bytes. */
    content_type: string
    /** In bytes. */
    size: number
    /** Of the bytes, in hex. */
    sha256: string
    created_at: string
  }[]
  channel: "web" | "email" | "api" | "webhook" | "agent"
  created_at: string
}

export type CreateMessage = {
  kind?: "reply" | "note"
  body: string
  /** Ids of files that this key has sent to `POST /api/attachments` for this ticket. */
  attachments?: string[]
}

export type TicketEvent = {
  id: number
  ticket: number
  /** What changed: `created`, `status`, `assignee`, `tag` and others. */
  field: string
  from: string | number | {
    id: string
    name: string
  } | {
    field: string
    name: string
  } | null
  to: string | number | {
    id: string
    name: string
  } | {
    field: string
    name: string
  } | null
  actor: {
    kind: "user" | "contact" | "api_key" | "webhook_source" | "system"
    id: string | null
    name: string
  }
  created_at: string
}

export type Attachment = {
  id: string
  filename: string
  /** Found from the bytes. */
  content_type: string
  /** In bytes. */
  size: number
  /** Of the bytes, in hex. */
  sha256: string
  created_at: string
}

export type Contact = {
  id: string
  name: string
  /** The primary address; null when only known elsewhere. */
  email: string | null
  /** All addresses, the primary one first. */
  emails: string[]
  phone: string | null
  company: {
    id: string
    name: string
  } | null
  /** What the desk remembers. They never see it. */
  notes: string
  custom_fields: Record<string, string | number | boolean>
  created_at: string
  updated_at: string
}

export type CreateContact = {
  name?: string
  /** The first one is primary. */
  emails: string[]
  phone?: string | null
  company_id?: string | null
  notes?: string
  /** By their keys; null clears one. */
  custom_fields?: Record<string, string | number | boolean | null>
}

export type ChangeContact = {
  name?: string
  /** The first one is primary. */
  emails?: string[]
  phone?: string | null
  company_id?: string | null
  notes?: string
  /** By their keys; null clears one. */
  custom_fields?: Record<string, string | number | boolean | null>
}

export type Company = {
  id: string
  name: string
  /** A new contact with such an address belongs to it. */
  domains: string[]
  /** What the desk remembers. Nobody there sees it. */
  notes: string
  custom_fields: Record<string, string | number | boolean>
  created_at: string
  updated_at: string
}

export type CreateCompany = {
  name: string
  domains?: string[]
  notes?: string
  /** By their keys; null clears one. */
  custom_fields?: Record<string, string | number | boolean | null>
}

export type ChangeCompany = {
  name?: string
  domains?: string[]
  notes?: string
  /** By their keys; null clears one. */
  custom_fields?: Record<string, string | number | boolean | null>
}

export type User = {
  id: string
  email: string
  name: string
  role: "agent" | "admin"
  /** False once the user was shut out. */
  active: boolean
  teams: {
    id: string
    name: string
  }[]
}

export type Tag = {
  name: string
  created_at: string
}

export type CreateTag = {
  name: string
}

export type BulkResult = {
  /** As the call for this one alone would have answered. */
  status: number
  data?: Record<string, unknown>
  problem?: {
    type: string
    title: string
    detail: string
    errors?: {
      detail: string
      pointer?: string
    }[]
  }
}

export type CreateTickets = {
  tickets: ({
    subject: string
    body: string
    requester: {
      email: string
      name?: string
    }
    priority?: "low" | "normal" | "high" | "urgent"
    /** By its name. */
    team?: string
    /** By the address. */
    assignee?: string
    tags?: string[]
    /** By their keys; null clears one. */
    custom_fields?: Record<string, string | number | boolean | null>
  })[]
}

export type ChangeTickets = {
  tickets: ({
    subject?: string
    status?: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
    priority?: "low" | "normal" | "high" | "urgent"
    /** By its name; null takes it away. */
    team?: string | null
    /** By the address; null takes it away. */
    assignee?: string | null
    tags?: string[]
    /** By their keys; null clears one. */
    custom_fields?: Record<string, string | number | boolean | null>
    number: number
    /** The version it was made from; without it, whatever is there is changed. */
    version?: number
  })[]
}

export type CreateContacts = {
  contacts: ({
    name?: string
    /** The first one is primary. */
    emails: string[]
    phone?: string | null
    company_id?: string | null
    notes?: string
    /** By their keys; null clears one. */
    custom_fields?: Record<string, string | number | boolean | null>
  })[]
}

/** Each operation: its method, its path, and what it takes and answers. */
export interface Operations {
  listTickets: {
    method: 'GET'
    path: '/tickets'
    query: {
      /** Rows on a page, from 1 to 100. */
      limit?: string
      /** Where the page begins: follow the link `next` instead of making one. */
      cursor?: string
      /** The query language of the desk, such as `status:open team:support printer sort:created-asc`. */
      q?: string
      /** Only these fields: of number, subject, status, priority, channel, requester, assignee, team, tags, custom_fields, rating, created_at, updated_at, version, separated by commas. */
      fields?: string
      /** Whole in the place of a reference: of requester, assignee, separated by commas. */
      expand?: string
    }
    answer: {
      data: Ticket[]
    }
  }
  createTicket: {
    method: 'POST'
    path: '/tickets'
    body: CreateTicket
    answer: Ticket
  }
  getTicket: {
    method: 'GET'
    path: '/tickets/{number}'
    query: {
      /** Only these fields: of number, subject, status, priority, channel, requester, assignee, team, tags, custom_fields, rating, created_at, updated_at, version, separated by commas. */
      fields?: string
      /** Whole in the place of a reference: of requester, assignee, separated by commas. */
      expand?: string
    }
    answer: Ticket
  }
  changeTicket: {
    method: 'PATCH'
    path: '/tickets/{number}'
    body: ChangeTicket
    answer: Ticket
  }
  trashTicket: {
    method: 'DELETE'
    path: '/tickets/{number}'
    answer: undefined
  }
  listMessages: {
    method: 'GET'
    path: '/tickets/{number}/messages'
    query: {
      /** Rows on a page, from 1 to 100. */
      limit?: string
      /** Where the page begins: follow the link `next` instead of making one. */
      cursor?: string
      /** Only these fields: of id, ticket, kind, body, author, attachments, channel, created_at, separated by commas. */
      fields?: string
    }
    answer: {
      data: Message[]
    }
  }
  createMessage: {
    method: 'POST'
    path: '/tickets/{number}/messages'
    body: CreateMessage
    answer: Message
  }
  listEvents: {
    method: 'GET'
    path: '/tickets/{number}/events'
    query: {
      /** Rows on a page, from 1 to 100. */
      limit?: string
      /** Where the page begins: follow the link `next` instead of making one. */
      cursor?: string
      /** Only these fields: of id, ticket, field, from, to, actor, created_at, separated by commas. */
      fields?: string
    }
    answer: {
      data: TicketEvent[]
    }
  }
  getAttachment: {
    method: 'GET'
    path: '/attachments/{id}'
    query: {
      /** Only these fields: of id, filename, content_type, size, sha256, created_at, separated by commas. */
      fields?: string
    }
    answer: Attachment
  }
  listContacts: {
    method: 'GET'
    path: '/contacts'
    query: {
      /** Rows on a page, from 1 to 100. */
      limit?: string
      /** Where the page begins: follow the link `next` instead of making one. */
      cursor?: string
      /** The query language of the desk, such as `kim company:"Example Ltd" has:unsolved sort:name`. */
      q?: string
      /** Only whom this address belongs to. */
      email?: string
      /** Only those of this company. */
      company?: string
      /** Only these fields: of id, name, email, emails, phone, company, notes, custom_fields, created_at, updated_at, separated by commas. */
      fields?: string
      /** Whole in the place of a reference: of company, separated by commas. */
      expand?: string
    }
    answer: {
      data: Contact[]
    }
  }
  createContact: {
    method: 'POST'
    path: '/contacts'
    body: CreateContact
    answer: Contact
  }
  getContact: {
    method: 'GET'
    path: '/contacts/{id}'
    query: {
      /** Only these fields: of id, name, email, emails, phone, company, notes, custom_fields, created_at, updated_at, separated by commas. */
      fields?: string
      /** Whole in the place of a reference: of company, separated by commas. */
      expand?: string
    }
    answer: Contact
  }
  changeContact: {
    method: 'PATCH'
    path: '/contacts/{id}'
    body: ChangeContact
    answer: Contact
  }
  listCompanies: {
    method: 'GET'
    path: '/companies'
    query: {
      /** Rows on a page, from 1 to 100. */
      limit?: string
      /** Where the page begins: follow the link `next` instead of making one. */
      cursor?: string
      /** The query language of the desk, such as `example has:unsolved sort:name`. */
      q?: string
      /** Only these fields: of id, name, domains, notes, custom_fields, created_at, updated_at, separated by commas. */
      fields?: string
    }
    answer: {
      data: Company[]
    }
  }
  createCompany: {
    method: 'POST'
    path: '/companies'
    body: CreateCompany
    answer: Company
  }
  getCompany: {
    method: 'GET'
    path: '/companies/{id}'
    query: {
      /** Only these fields: of id, name, domains, notes, custom_fields, created_at, updated_at, separated by commas. */
      fields?: string
    }
    answer: Company
  }
  changeCompany: {
    method: 'PATCH'
    path: '/companies/{id}'
    body: ChangeCompany
    answer: Company
  }
  listUsers: {
    method: 'GET'
    path: '/users'
    query: {
      /** Rows on a page, from 1 to 100. */
      limit?: string
      /** Where the page begins: follow the link `next` instead of making one. */
      cursor?: string
      /** Only these fields: of id, email, name, role, active, teams, separated by commas. */
      fields?: string
    }
    answer: {
      data: User[]
    }
  }
  listTags: {
    method: 'GET'
    path: '/tags'
    query: {
      /** Rows on a page, from 1 to 100. */
      limit?: string
      /** Where the page begins: follow the link `next` instead of making one. */
      cursor?: string
      /** Only these fields: of name, created_at, separated by commas. */
      fields?: string
    }
    answer: {
      data: Tag[]
    }
  }
  createTag: {
    method: 'POST'
    path: '/tags'
    body: CreateTag
    answer: Tag
  }
  createTickets: {
    method: 'POST'
    path: '/tickets/bulk'
    body: CreateTickets
    answer: {
      results: BulkResult[]
    }
  }
  changeTickets: {
    method: 'POST'
    path: '/tickets/bulk-changes'
    body: ChangeTickets
    answer: {
      results: BulkResult[]
    }
  }
  createContacts: {
    method: 'POST'
    path: '/contacts/bulk'
    body: CreateContacts
    answer: {
      results: BulkResult[]
    }
  }
}
