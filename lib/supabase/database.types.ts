// Written by `npm run types` from the database. Do not edit.

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  public: {
    Tables: {
      api_keys: {
        Row: {
          created_at: string
          created_by: string | null
          expires_at: string | null
          id: string
          last_used_at: string | null
          name: string
          requests_per_minute: number
          revoked_at: string | null
          scopes: string[]
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          expires_at?: string | null
          id?: string
          last_used_at?: string | null
          name: string
          requests_per_minute?: number
          revoked_at?: string | null
          scopes: string[]
        }
        Update: {
          created_at?: string
          created_by?: string | null
          expires_at?: string | null
          id?: string
          last_used_at?: string | null
          name?: string
          requests_per_minute?: number
          revoked_at?: string | null
          scopes?: string[]
        }
        Relationships: [
          {
            foreignKeyName: 'api_keys_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      attachments: {
        Row: {
          content_id: string | null
          content_type: string | null
          created_at: string
          file_name: string
          id: string
          kind: string
          message_id: number | null
          sha256: string | null
          size: number | null
          stored_at: string | null
          thumbnail_height: number | null
          thumbnail_width: number | null
          ticket_number: number | null
          uploader_id: string | null
          uploader_kind: string
        }
        ComputedFields: never
        Insert: {
          content_id?: string | null
          content_type?: string | null
          created_at?: string
          file_name: string
          id?: string
          kind?: string
          message_id?: number | null
          sha256?: string | null
          size?: number | null
          stored_at?: string | null
          thumbnail_height?: number | null
          thumbnail_width?: number | null
          ticket_number?: number | null
          uploader_id?: string | null
          uploader_kind?: string
        }
        Update: {
          content_id?: string | null
          content_type?: string | null
          created_at?: string
          file_name?: string
          id?: string
          kind?: string
          message_id?: number | null
          sha256?: string | null
          size?: number | null
          stored_at?: string | null
          thumbnail_height?: number | null
          thumbnail_width?: number | null
          ticket_number?: number | null
          uploader_id?: string | null
          uploader_kind?: string
        }
        Relationships: [
          {
            foreignKeyName: 'attachments_message_id_fkey'
            columns: ['message_id']
            isOneToOne: false
            referencedRelation: 'messages'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'attachments_ticket_number_fkey'
            columns: ['ticket_number']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
        ]
      }
      audit_log: {
        Row: {
          action: string
          actor_id: string | null
          actor_kind: string
          actor_name: string
          changes: NonNullable<Json>
          created_at: string
          id: number
          object_id: string
          object_kind: string
          object_name: string
        }
        ComputedFields: never
        Insert: {
          action: string
          actor_id?: string | null
          actor_kind: string
          actor_name: string
          changes: NonNullable<Json>
          created_at?: string
          id?: never
          object_id: string
          object_kind: string
          object_name: string
        }
        Update: {
          action?: string
          actor_id?: string | null
          actor_kind?: string
          actor_name?: string
          changes?: NonNullable<Json>
          created_at?: string
          id?: never
          object_id?: string
          object_kind?: string
          object_name?: string
        }
        Relationships: []
      }
      bulk_change_records: {
        Row: {
          before: Json | null
          bulk_change_id: string
          outcome: string | null
          reason: string | null
          record_id: string
        }
        ComputedFields: never
        Insert: {
          before?: Json | null
          bulk_change_id: string
          outcome?: string | null
          reason?: string | null
          record_id: string
        }
        Update: {
          before?: Json | null
          bulk_change_id?: string
          outcome?: string | null
          reason?: string | null
          record_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'bulk_change_records_bulk_change_id_fkey'
            columns: ['bulk_change_id']
            isOneToOne: false
            referencedRelation: 'bulk_changes'
            referencedColumns: ['id']
          },
        ]
      }
      bulk_change_tickets: {
        Row: {
          before: Json | null
          bulk_change_id: string
          outcome: string | null
          reason: string | null
          ticket_number: number
          version_after: number | null
        }
        ComputedFields: never
        Insert: {
          before?: Json | null
          bulk_change_id: string
          outcome?: string | null
          reason?: string | null
          ticket_number: number
          version_after?: number | null
        }
        Update: {
          before?: Json | null
          bulk_change_id?: string
          outcome?: string | null
          reason?: string | null
          ticket_number?: number
          version_after?: number | null
        }
        Relationships: [
          {
            foreignKeyName: 'bulk_change_tickets_bulk_change_id_fkey'
            columns: ['bulk_change_id']
            isOneToOne: false
            referencedRelation: 'bulk_changes'
            referencedColumns: ['id']
          },
        ]
      }
      bulk_changes: {
        Row: {
          changed: number
          changes: NonNullable<Json>
          created_at: string
          finished_at: string | null
          gone: number
          id: string
          kind: string
          macro_name: string | null
          query: string
          refused: number
          reply: string | null
          scope: string
          total: number
          unchanged: number
          undoes: string | null
          user_id: string
        }
        ComputedFields: never
        Insert: {
          changed?: number
          changes: NonNullable<Json>
          created_at?: string
          finished_at?: string | null
          gone?: number
          id?: string
          kind?: string
          macro_name?: string | null
          query?: string
          refused?: number
          reply?: string | null
          scope?: string
          total: number
          unchanged?: number
          undoes?: string | null
          user_id?: string
        }
        Update: {
          changed?: number
          changes?: NonNullable<Json>
          created_at?: string
          finished_at?: string | null
          gone?: number
          id?: string
          kind?: string
          macro_name?: string | null
          query?: string
          refused?: number
          reply?: string | null
          scope?: string
          total?: number
          unchanged?: number
          undoes?: string | null
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'bulk_changes_undoes_fkey'
            columns: ['undoes']
            isOneToOne: false
            referencedRelation: 'bulk_changes'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'bulk_changes_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      companies: {
        Row: {
          created_at: string
          findable: string | null
          id: string
          name: string
          name_order: string | null
          notes: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          findable?: never
          id?: string
          name: string
          name_order?: never
          notes?: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          findable?: never
          id?: string
          name?: string
          name_order?: never
          notes?: string
          updated_at?: string
        }
        Relationships: []
      }
      company_custom_values: {
        Row: {
          company_id: string
          field_id: string
          value: string
        }
        ComputedFields: never
        Insert: {
          company_id: string
          field_id: string
          value: string
        }
        Update: {
          company_id?: string
          field_id?: string
          value?: string
        }
        Relationships: [
          {
            foreignKeyName: 'company_custom_values_company_id_fkey'
            columns: ['company_id']
            isOneToOne: false
            referencedRelation: 'companies'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'company_custom_values_field_id_fkey'
            columns: ['field_id']
            isOneToOne: false
            referencedRelation: 'custom_fields'
            referencedColumns: ['id']
          },
        ]
      }
      company_domains: {
        Row: {
          company_id: string
          created_at: string
          domain: string
          id: string
        }
        ComputedFields: never
        Insert: {
          company_id: string
          created_at?: string
          domain: string
          id?: string
        }
        Update: {
          company_id?: string
          created_at?: string
          domain?: string
          id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'company_domains_company_id_fkey'
            columns: ['company_id']
            isOneToOne: false
            referencedRelation: 'companies'
            referencedColumns: ['id']
          },
        ]
      }
      contact_custom_values: {
        Row: {
          contact_id: string
          field_id: string
          value: string
        }
        ComputedFields: never
        Insert: {
          contact_id: string
          field_id: string
          value: string
        }
        Update: {
          contact_id?: string
          field_id?: string
          value?: string
        }
        Relationships: [
          {
            foreignKeyName: 'contact_custom_values_contact_id_fkey'
            columns: ['contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'contact_custom_values_field_id_fkey'
            columns: ['field_id']
            isOneToOne: false
            referencedRelation: 'custom_fields'
            referencedColumns: ['id']
          },
        ]
      }
      contact_emails: {
        Row: {
          contact_id: string
          created_at: string
          email: string
          findable: string | null
          id: string
          is_primary: boolean
        }
        ComputedFields: never
        Insert: {
          contact_id: string
          created_at?: string
          email: string
          findable?: never
          id?: string
          is_primary?: boolean
        }
        Update: {
          contact_id?: string
          created_at?: string
          email?: string
          findable?: never
          id?: string
          is_primary?: boolean
        }
        Relationships: [
          {
            foreignKeyName: 'contact_emails_contact_id_fkey'
            columns: ['contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['id']
          },
        ]
      }
      contact_identities: {
        Row: {
          contact_id: string
          created_at: string
          external_id: string
          handle: string
          id: string
          provider: string
        }
        ComputedFields: never
        Insert: {
          contact_id: string
          created_at?: string
          external_id: string
          handle: string
          id?: string
          provider: string
        }
        Update: {
          contact_id?: string
          created_at?: string
          external_id?: string
          handle?: string
          id?: string
          provider?: string
        }
        Relationships: [
          {
            foreignKeyName: 'contact_identities_contact_id_fkey'
            columns: ['contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['id']
          },
        ]
      }
      contact_import_lines: {
        Row: {
          after: Json | null
          before: Json | null
          cells: string[]
          contact_id: string | null
          earlier: number | null
          import_id: string
          line: number
          number: number
          outcome: string | null
          place: number | null
          problem: string | null
          reason: string | null
          undo: string | null
        }
        ComputedFields: never
        Insert: {
          after?: Json | null
          before?: Json | null
          cells: string[]
          contact_id?: string | null
          earlier?: number | null
          import_id: string
          line: number
          number: number
          outcome?: string | null
          place?: number | null
          problem?: string | null
          reason?: string | null
          undo?: string | null
        }
        Update: {
          after?: Json | null
          before?: Json | null
          cells?: string[]
          contact_id?: string | null
          earlier?: number | null
          import_id?: string
          line?: number
          number?: number
          outcome?: string | null
          place?: number | null
          problem?: string | null
          reason?: string | null
          undo?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'contact_import_lines_import_id_fkey'
            columns: ['import_id']
            isOneToOne: false
            referencedRelation: 'contact_imports'
            referencedColumns: ['id']
          },
        ]
      }
      contact_imports: {
        Row: {
          cancelled_at: string | null
          created: number
          created_at: string
          delimiter: string | null
          encoding: string | null
          existing: string
          file_name: string
          has_header: boolean
          headers: string[]
          id: string
          kept: number
          mapping: string[]
          problem: string | null
          problem_line: number | null
          refused: number
          size: number | null
          skipped: number
          started_at: string | null
          state: string
          total: number
          unchanged: number
          undone: number
          undone_at: string | null
          up_to: number
          updated: number
          user_id: string
          worked: number
        }
        ComputedFields: never
        Insert: {
          cancelled_at?: string | null
          created?: number
          created_at?: string
          delimiter?: string | null
          encoding?: string | null
          existing?: string
          file_name: string
          has_header?: boolean
          headers?: string[]
          id?: string
          kept?: number
          mapping?: string[]
          problem?: string | null
          problem_line?: number | null
          refused?: number
          size?: number | null
          skipped?: number
          started_at?: string | null
          state?: string
          total?: number
          unchanged?: number
          undone?: number
          undone_at?: string | null
          up_to?: number
          updated?: number
          user_id: string
          worked?: number
        }
        Update: {
          cancelled_at?: string | null
          created?: number
          created_at?: string
          delimiter?: string | null
          encoding?: string | null
          existing?: string
          file_name?: string
          has_header?: boolean
          headers?: string[]
          id?: string
          kept?: number
          mapping?: string[]
          problem?: string | null
          problem_line?: number | null
          refused?: number
          size?: number | null
          skipped?: number
          started_at?: string | null
          state?: string
          total?: number
          unchanged?: number
          undone?: number
          undone_at?: string | null
          up_to?: number
          updated?: number
          user_id?: string
          worked?: number
        }
        Relationships: [
          {
            foreignKeyName: 'contact_imports_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      contacts: {
        Row: {
          company_id: string | null
          created_at: string
          findable: string | null
          id: string
          merged_into: string | null
          name: string
          name_order: string | null
          notes: string
          phone: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          company_id?: string | null
          created_at?: string
          findable?: never
          id?: string
          merged_into?: string | null
          name: string
          name_order?: never
          notes?: string
          phone?: string | null
          updated_at?: string
        }
        Update: {
          company_id?: string | null
          created_at?: string
          findable?: never
          id?: string
          merged_into?: string | null
          name?: string
          name_order?: never
          notes?: string
          phone?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'contacts_company_id_fkey'
            columns: ['company_id']
            isOneToOne: false
            referencedRelation: 'companies'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'contacts_merged_into_fkey'
            columns: ['merged_into']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['id']
          },
        ]
      }
      custom_fields: {
        Row: {
          archived_at: string | null
          choices: string[]
          created_at: string
          id: string
          key: string
          label: string
          position: number
          request_form: string
          required_in_forms: boolean
          required_to_solve: boolean
          type: string
          updated_at: string
          used_on: string
        }
        ComputedFields: never
        Insert: {
          archived_at?: string | null
          choices?: string[]
          created_at?: string
          id?: string
          key: string
          label: string
          position?: number
          request_form?: string
          required_in_forms?: boolean
          required_to_solve?: boolean
          type: string
          updated_at?: string
          used_on?: string
        }
        Update: {
          archived_at?: string | null
          choices?: string[]
          created_at?: string
          id?: string
          key?: string
          label?: string
          position?: number
          request_form?: string
          required_in_forms?: boolean
          required_to_solve?: boolean
          type?: string
          updated_at?: string
          used_on?: string
        }
        Relationships: []
      }
      deletions: {
        Row: {
          created_at: string
          deleted_by: string | null
          deleted_by_name: string
          details: NonNullable<Json>
          expires_at: string
          id: string
          kind: string
          name: string
          object_id: string
          undone_at: string | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          deleted_by?: string | null
          deleted_by_name?: string
          details?: NonNullable<Json>
          expires_at?: string
          id?: string
          kind: string
          name: string
          object_id: string
          undone_at?: string | null
        }
        Update: {
          created_at?: string
          deleted_by?: string | null
          deleted_by_name?: string
          details?: NonNullable<Json>
          expires_at?: string
          id?: string
          kind?: string
          name?: string
          object_id?: string
          undone_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'deletions_deleted_by_fkey'
            columns: ['deleted_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      delivery_attempts: {
        Row: {
          body_cut: boolean
          delivery_id: string
          duration_ms: number
          error: string | null
          number: number
          request_headers: NonNullable<Json>
          response_body: string | null
          response_headers: Json | null
          started_at: string
          status_code: number | null
          url: string
        }
        ComputedFields: never
        Insert: {
          body_cut?: boolean
          delivery_id: string
          duration_ms: number
          error?: string | null
          number: number
          request_headers: NonNullable<Json>
          response_body?: string | null
          response_headers?: Json | null
          started_at: string
          status_code?: number | null
          url: string
        }
        Update: {
          body_cut?: boolean
          delivery_id?: string
          duration_ms?: number
          error?: string | null
          number?: number
          request_headers?: NonNullable<Json>
          response_body?: string | null
          response_headers?: Json | null
          started_at?: string
          status_code?: number | null
          url?: string
        }
        Relationships: [
          {
            foreignKeyName: 'delivery_attempts_delivery_id_fkey'
            columns: ['delivery_id']
            isOneToOne: false
            referencedRelation: 'webhook_deliveries'
            referencedColumns: ['id']
          },
        ]
      }
      events: {
        Row: {
          actor_id: string | null
          actor_kind: string
          actor_name: string
          created_at: string
          field: string
          id: number
          new_value: Json | null
          old_value: Json | null
          ticket_number: number
        }
        ComputedFields: never
        Insert: {
          actor_id?: string | null
          actor_kind: string
          actor_name: string
          created_at?: string
          field: string
          id?: never
          new_value?: Json | null
          old_value?: Json | null
          ticket_number: number
        }
        Update: {
          actor_id?: string | null
          actor_kind?: string
          actor_name?: string
          created_at?: string
          field?: string
          id?: never
          new_value?: Json | null
          old_value?: Json | null
          ticket_number?: number
        }
        Relationships: [
          {
            foreignKeyName: 'events_ticket_number_fkey'
            columns: ['ticket_number']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
        ]
      }
      help_articles: {
        Row: {
          body: string
          category_id: string
          created_at: string
          edited_at: string
          edited_by: string | null
          helpful_votes: number
          id: string
          published_at: string | null
          slug: string
          status: string
          summary: string
          title: string
          unhelpful_votes: number
          updated_at: string
          version: number
        }
        ComputedFields: never
        Insert: {
          body?: string
          category_id: string
          created_at?: string
          edited_at?: string
          edited_by?: string | null
          helpful_votes?: number
          id?: string
          published_at?: string | null
          slug: string
          status?: string
          summary?: string
          title: string
          unhelpful_votes?: number
          updated_at?: string
          version?: number
        }
        Update: {
          body?: string
          category_id?: string
          created_at?: string
          edited_at?: string
          edited_by?: string | null
          helpful_votes?: number
          id?: string
          published_at?: string | null
          slug?: string
          status?: string
          summary?: string
          title?: string
          unhelpful_votes?: number
          updated_at?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: 'help_articles_category_id_fkey'
            columns: ['category_id']
            isOneToOne: false
            referencedRelation: 'help_categories'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'help_articles_edited_by_fkey'
            columns: ['edited_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      help_categories: {
        Row: {
          created_at: string
          description: string
          id: string
          name: string
          position: number
          slug: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          description?: string
          id?: string
          name: string
          position?: number
          slug: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          description?: string
          id?: string
          name?: string
          position?: number
          slug?: string
          updated_at?: string
        }
        Relationships: []
      }
      invitations: {
        Row: {
          accepted_at: string | null
          created_at: string
          email: string
          expires_at: string
          id: string
          invited_by: string | null
          revoked_at: string | null
          role: string
        }
        ComputedFields: never
        Insert: {
          accepted_at?: string | null
          created_at?: string
          email: string
          expires_at?: string
          id?: string
          invited_by?: string | null
          revoked_at?: string | null
          role?: string
        }
        Update: {
          accepted_at?: string | null
          created_at?: string
          email?: string
          expires_at?: string
          id?: string
          invited_by?: string | null
          revoked_at?: string | null
          role?: string
        }
        Relationships: [
          {
            foreignKeyName: 'invitations_invited_by_fkey'
            columns: ['invited_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      macros: {
        Row: {
          body: string
          changes: NonNullable<Json>
          created_at: string
          id: string
          name: string
          owner_id: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          body?: string
          changes?: NonNullable<Json>
          created_at?: string
          id?: string
          name: string
          owner_id?: string | null
          updated_at?: string
        }
        Update: {
          body?: string
          changes?: NonNullable<Json>
          created_at?: string
          id?: string
          name?: string
          owner_id?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'macros_owner_id_fkey'
            columns: ['owner_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      message_drafts: {
        Row: {
          body: string
          kind: string
          session_id: string | null
          ticket_number: number
          updated_at: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          body: string
          kind: string
          session_id?: string | null
          ticket_number: number
          updated_at?: string
          user_id?: string
        }
        Update: {
          body?: string
          kind?: string
          session_id?: string | null
          ticket_number?: number
          updated_at?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'message_drafts_ticket_number_fkey'
            columns: ['ticket_number']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
          {
            foreignKeyName: 'message_drafts_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      message_mentions: {
        Row: {
          message_id: number
          user_id: string
        }
        ComputedFields: never
        Insert: {
          message_id: number
          user_id: string
        }
        Update: {
          message_id?: number
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'message_mentions_message_id_fkey'
            columns: ['message_id']
            isOneToOne: false
            referencedRelation: 'messages'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'message_mentions_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      messages: {
        Row: {
          author_contact_id: string | null
          author_kind: string
          author_name: string
          author_user_id: string | null
          body: string
          channel: string
          created_at: string
          held_until: string | null
          id: number
          kind: string
          sending_key: string | null
          ticket_number: number
        }
        ComputedFields: never
        Insert: {
          author_contact_id?: string | null
          author_kind?: string
          author_name?: string
          author_user_id?: string | null
          body: string
          channel?: string
          created_at?: string
          held_until?: string | null
          id?: never
          kind: string
          sending_key?: string | null
          ticket_number: number
        }
        Update: {
          author_contact_id?: string | null
          author_kind?: string
          author_name?: string
          author_user_id?: string | null
          body?: string
          channel?: string
          created_at?: string
          held_until?: string | null
          id?: never
          kind?: string
          sending_key?: string | null
          ticket_number?: number
        }
        Relationships: [
          {
            foreignKeyName: 'messages_author_contact_id_fkey'
            columns: ['author_contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'messages_author_user_id_fkey'
            columns: ['author_user_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'messages_ticket_number_fkey'
            columns: ['ticket_number']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
        ]
      }
      outgoing_events: {
        Row: {
          data: NonNullable<Json>
          due_at: string
          happened_at: string
          id: number
          message_id: number | null
          previous: Json | null
          ticket_number: number | null
          type: string
        }
        ComputedFields: never
        Insert: {
          data: NonNullable<Json>
          due_at?: string
          happened_at?: string
          id?: never
          message_id?: number | null
          previous?: Json | null
          ticket_number?: number | null
          type: string
        }
        Update: {
          data?: NonNullable<Json>
          due_at?: string
          happened_at?: string
          id?: never
          message_id?: number | null
          previous?: Json | null
          ticket_number?: number | null
          type?: string
        }
        Relationships: []
      }
      ratings: {
        Row: {
          assignee_id: string | null
          comment: string | null
          created_at: string
          id: number
          score: number
          solved_at: string
          ticket_number: number
        }
        ComputedFields: never
        Insert: {
          assignee_id?: string | null
          comment?: string | null
          created_at?: string
          id?: never
          score: number
          solved_at: string
          ticket_number: number
        }
        Update: {
          assignee_id?: string | null
          comment?: string | null
          created_at?: string
          id?: never
          score?: number
          solved_at?: string
          ticket_number?: number
        }
        Relationships: [
          {
            foreignKeyName: 'ratings_assignee_id_fkey'
            columns: ['assignee_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'ratings_ticket_number_fkey'
            columns: ['ticket_number']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
        ]
      }
      settings: {
        Row: {
          api_origins: string[]
          close_solved_after_days: number
          keep_deliveries_days: number
          keep_webhook_bodies_days: number
          logo: string | null
          mails_an_hour: number
          max_attachment_bytes: number
          only_row: boolean
          refused_domains: string[]
          refused_file_types: string[]
          request_link_days: number
          sender_address: string | null
          support_addresses: string[]
          time_zone: string
          updated_at: string
          version: number
          workspace_name: string
        }
        ComputedFields: never
        Insert: {
          api_origins?: string[]
          close_solved_after_days?: number
          keep_deliveries_days?: number
          keep_webhook_bodies_days?: number
          logo?: string | null
          mails_an_hour?: number
          max_attachment_bytes?: number
          only_row?: boolean
          refused_domains?: string[]
          refused_file_types?: string[]
          request_link_days?: number
          sender_address?: string | null
          support_addresses?: string[]
          time_zone?: string
          updated_at?: string
          version?: number
          workspace_name?: string
        }
        Update: {
          api_origins?: string[]
          close_solved_after_days?: number
          keep_deliveries_days?: number
          keep_webhook_bodies_days?: number
          logo?: string | null
          mails_an_hour?: number
          max_attachment_bytes?: number
          only_row?: boolean
          refused_domains?: string[]
          refused_file_types?: string[]
          request_link_days?: number
          sender_address?: string | null
          support_addresses?: string[]
          time_zone?: string
          updated_at?: string
          version?: number
          workspace_name?: string
        }
        Relationships: []
      }
      subscription_health: {
        Row: {
          delivered_at: string | null
          failing_since: string | null
          subscription_id: string
        }
        ComputedFields: never
        Insert: {
          delivered_at?: string | null
          failing_since?: string | null
          subscription_id: string
        }
        Update: {
          delivered_at?: string | null
          failing_since?: string | null
          subscription_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'subscription_health_subscription_id_fkey'
            columns: ['subscription_id']
            isOneToOne: true
            referencedRelation: 'webhook_subscriptions'
            referencedColumns: ['id']
          },
        ]
      }
      tags: {
        Row: {
          created_at: string
          id: string
          name: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          name: string
        }
        Update: {
          created_at?: string
          id?: string
          name?: string
        }
        Relationships: []
      }
      team_members: {
        Row: {
          created_at: string
          team_id: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          team_id: string
          user_id: string
        }
        Update: {
          created_at?: string
          team_id?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'team_members_team_id_fkey'
            columns: ['team_id']
            isOneToOne: false
            referencedRelation: 'teams'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'team_members_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      teams: {
        Row: {
          created_at: string
          id: string
          is_private: boolean
          name: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          is_private?: boolean
          name: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          id?: string
          is_private?: boolean
          name?: string
          updated_at?: string
        }
        Relationships: []
      }
      ticket_ccs: {
        Row: {
          contact_id: string
          created_at: string
          ticket_number: number
        }
        ComputedFields: never
        Insert: {
          contact_id: string
          created_at?: string
          ticket_number: number
        }
        Update: {
          contact_id?: string
          created_at?: string
          ticket_number?: number
        }
        Relationships: [
          {
            foreignKeyName: 'ticket_ccs_contact_id_fkey'
            columns: ['contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'ticket_ccs_ticket_number_fkey'
            columns: ['ticket_number']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
        ]
      }
      ticket_custom_values: {
        Row: {
          field_id: string
          ticket_number: number
          value: string
        }
        ComputedFields: never
        Insert: {
          field_id: string
          ticket_number: number
          value: string
        }
        Update: {
          field_id?: string
          ticket_number?: number
          value?: string
        }
        Relationships: [
          {
            foreignKeyName: 'ticket_custom_values_field_id_fkey'
            columns: ['field_id']
            isOneToOne: false
            referencedRelation: 'custom_fields'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'ticket_custom_values_ticket_number_fkey'
            columns: ['ticket_number']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
        ]
      }
      ticket_followers: {
        Row: {
          created_at: string
          id: string
          ticket_number: number
          user_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          ticket_number: number
          user_id?: string
        }
        Update: {
          created_at?: string
          id?: string
          ticket_number?: number
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'ticket_followers_ticket_number_fkey'
            columns: ['ticket_number']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
          {
            foreignKeyName: 'ticket_followers_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      ticket_links: {
        Row: {
          created_at: string
          other_number: number
          ticket_number: number
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          other_number: number
          ticket_number: number
        }
        Update: {
          created_at?: string
          other_number?: number
          ticket_number?: number
        }
        Relationships: [
          {
            foreignKeyName: 'ticket_links_other_number_fkey'
            columns: ['other_number']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
          {
            foreignKeyName: 'ticket_links_ticket_number_fkey'
            columns: ['ticket_number']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
        ]
      }
      ticket_reads: {
        Row: {
          read_at: string
          ticket_number: number
          user_id: string
        }
        ComputedFields: never
        Insert: {
          read_at?: string
          ticket_number: number
          user_id?: string
        }
        Update: {
          read_at?: string
          ticket_number?: number
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'ticket_reads_ticket_number_fkey'
            columns: ['ticket_number']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
          {
            foreignKeyName: 'ticket_reads_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      ticket_tags: {
        Row: {
          tag_id: string
          ticket_number: number
        }
        ComputedFields: never
        Insert: {
          tag_id: string
          ticket_number: number
        }
        Update: {
          tag_id?: string
          ticket_number?: number
        }
        Relationships: [
          {
            foreignKeyName: 'ticket_tags_tag_id_fkey'
            columns: ['tag_id']
            isOneToOne: false
            referencedRelation: 'tags'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'ticket_tags_ticket_number_fkey'
            columns: ['ticket_number']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
        ]
      }
      tickets: {
        Row: {
          assignee_id: string | null
          channel: string
          closed_at: string | null
          created_at: string
          filed_at: string | null
          folder: string
          follows_up: number | null
          last_author_id: string | null
          last_message_at: string
          merged_into: number | null
          number: number
          priority: string
          priority_rank: number
          requester_id: string
          snoozed_until: string | null
          solved_at: string | null
          status: string
          status_rank: number
          subject: string
          team_id: string | null
          updated_at: string
          version: number
          waiting_since: string | null
        }
        ComputedFields: never
        Insert: {
          assignee_id?: string | null
          channel?: string
          closed_at?: string | null
          created_at?: string
          filed_at?: string | null
          folder?: string
          follows_up?: number | null
          last_author_id?: string | null
          last_message_at?: string
          merged_into?: number | null
          number?: never
          priority?: string
          priority_rank?: never
          requester_id: string
          snoozed_until?: string | null
          solved_at?: string | null
          status?: string
          status_rank?: never
          subject: string
          team_id?: string | null
          updated_at?: string
          version?: number
          waiting_since?: string | null
        }
        Update: {
          assignee_id?: string | null
          channel?: string
          closed_at?: string | null
          created_at?: string
          filed_at?: string | null
          folder?: string
          follows_up?: number | null
          last_author_id?: string | null
          last_message_at?: string
          merged_into?: number | null
          number?: never
          priority?: string
          priority_rank?: never
          requester_id?: string
          snoozed_until?: string | null
          solved_at?: string | null
          status?: string
          status_rank?: never
          subject?: string
          team_id?: string | null
          updated_at?: string
          version?: number
          waiting_since?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'tickets_assignee_id_fkey'
            columns: ['assignee_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'tickets_follows_up_fkey'
            columns: ['follows_up']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
          {
            foreignKeyName: 'tickets_merged_into_fkey'
            columns: ['merged_into']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
          {
            foreignKeyName: 'tickets_requester_id_fkey'
            columns: ['requester_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'tickets_team_id_fkey'
            columns: ['team_id']
            isOneToOne: false
            referencedRelation: 'teams'
            referencedColumns: ['id']
          },
        ]
      }
      users: {
        Row: {
          created_at: string
          deactivated_at: string | null
          email: string
          id: string
          last_seen_at: string | null
          list_columns: string[] | null
          list_density: string
          name: string
          notifications: NonNullable<Json>
          picture: string | null
          role: string
          shortcuts: boolean
          signature: string
          time_zone: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          deactivated_at?: string | null
          email: string
          id: string
          last_seen_at?: string | null
          list_columns?: string[] | null
          list_density?: string
          name: string
          notifications?: NonNullable<Json>
          picture?: string | null
          role?: string
          shortcuts?: boolean
          signature?: string
          time_zone?: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          deactivated_at?: string | null
          email?: string
          id?: string
          last_seen_at?: string | null
          list_columns?: string[] | null
          list_density?: string
          name?: string
          notifications?: NonNullable<Json>
          picture?: string | null
          role?: string
          shortcuts?: boolean
          signature?: string
          time_zone?: string
          updated_at?: string
        }
        Relationships: []
      }
      views: {
        Row: {
          created_at: string
          id: string
          name: string
          owner_id: string | null
          position: number
          query: string
          team_id: string | null
          updated_at: string
          version: number
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          name: string
          owner_id?: string | null
          position?: number
          query?: string
          team_id?: string | null
          updated_at?: string
          version?: number
        }
        Update: {
          created_at?: string
          id?: string
          name?: string
          owner_id?: string | null
          position?: number
          query?: string
          team_id?: string | null
          updated_at?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: 'views_owner_id_fkey'
            columns: ['owner_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'views_team_id_fkey'
            columns: ['team_id']
            isOneToOne: false
            referencedRelation: 'teams'
            referencedColumns: ['id']
          },
        ]
      }
      webhook_deliveries: {
        Row: {
          attempts: number
          claimed_until: string | null
          due_at: string
          ended_at: string | null
          event_id: number
          id: string
          status: string
          subscription_id: string
          tries: number
        }
        ComputedFields: never
        Insert: {
          attempts?: number
          claimed_until?: string | null
          due_at?: string
          ended_at?: string | null
          event_id: number
          id?: string
          status?: string
          subscription_id: string
          tries?: number
        }
        Update: {
          attempts?: number
          claimed_until?: string | null
          due_at?: string
          ended_at?: string | null
          event_id?: number
          id?: string
          status?: string
          subscription_id?: string
          tries?: number
        }
        Relationships: [
          {
            foreignKeyName: 'webhook_deliveries_event_id_fkey'
            columns: ['event_id']
            isOneToOne: false
            referencedRelation: 'outgoing_events'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'webhook_deliveries_subscription_id_fkey'
            columns: ['subscription_id']
            isOneToOne: false
            referencedRelation: 'webhook_subscriptions'
            referencedColumns: ['id']
          },
        ]
      }
      webhook_events: {
        Row: {
          attempts: number
          body: string | null
          dedupe_key: string
          headers: NonNullable<Json>
          id: string
          message_id: number | null
          next_attempt_at: string
          processed_at: string | null
          reason: string | null
          received_at: string
          source_id: string
          status: string
          ticket_number: number | null
          type: string | null
        }
        ComputedFields: never
        Insert: {
          attempts?: number
          body?: string | null
          dedupe_key: string
          headers: NonNullable<Json>
          id?: string
          message_id?: number | null
          next_attempt_at?: string
          processed_at?: string | null
          reason?: string | null
          received_at?: string
          source_id: string
          status?: string
          ticket_number?: number | null
          type?: string | null
        }
        Update: {
          attempts?: number
          body?: string | null
          dedupe_key?: string
          headers?: NonNullable<Json>
          id?: string
          message_id?: number | null
          next_attempt_at?: string
          processed_at?: string | null
          reason?: string | null
          received_at?: string
          source_id?: string
          status?: string
          ticket_number?: number | null
          type?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'webhook_events_message_id_fkey'
            columns: ['message_id']
            isOneToOne: false
            referencedRelation: 'messages'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'webhook_events_source_id_fkey'
            columns: ['source_id']
            isOneToOne: false
            referencedRelation: 'webhook_sources'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'webhook_events_ticket_number_fkey'
            columns: ['ticket_number']
            isOneToOne: false
            referencedRelation: 'tickets'
            referencedColumns: ['number']
          },
        ]
      }
      webhook_sources: {
        Row: {
          created_at: string
          disabled_at: string | null
          id: string
          mapping: Json | null
          provider: string
          rotated_at: string | null
          signature: Json | null
          slug: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          disabled_at?: string | null
          id?: string
          mapping?: Json | null
          provider: string
          rotated_at?: string | null
          signature?: Json | null
          slug: string
        }
        Update: {
          created_at?: string
          disabled_at?: string | null
          id?: string
          mapping?: Json | null
          provider?: string
          rotated_at?: string | null
          signature?: Json | null
          slug?: string
        }
        Relationships: []
      }
      webhook_subscriptions: {
        Row: {
          created_at: string
          disabled_at: string | null
          disabled_reason: string | null
          events: string[]
          id: string
          url: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          disabled_at?: string | null
          disabled_reason?: string | null
          events: string[]
          id?: string
          url: string
        }
        Update: {
          created_at?: string
          disabled_at?: string | null
          disabled_reason?: string | null
          events?: string[]
          id?: string
          url?: string
        }
        Relationships: []
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      add_message: {
        Args: { attachments?: string[]; body: string; kind: string; ticket_number: number }
        Returns: {
          answered_ticket: number
          message_id: number
        }[]
      }
      add_ticket_ccs: { Args: { emails: string[]; ticket_number: number }; Returns: number }
      add_webhook_source: {
        Args: { provider: string; secret?: string; signature?: Json; slug: string }
        Returns: {
          id: string
          secret: string
        }[]
      }
      admit_api_request: {
        Args: { key: string; origin?: string }
        Returns: {
          origin_allowed: boolean
          outcome: string
          quota: number
          remaining: number
          reset_seconds: number
          scopes: string[]
          token: string
        }[]
      }
      adopt_strays: { Args: { company_id: string }; Returns: number }
      answer_ticket: {
        Args: {
          attachments?: string[]
          based_on?: Json
          body: string
          changes?: Json
          kind: string
          seen_message_id?: number
          sending_key?: string
          ticket_number: number
        }
        Returns: {
          answered_ticket: number
          message_id: number
          stopped_by: string
        }[]
      }
      ask_for_links: { Args: { email: string; ip?: string }; Returns: number }
      be_present: {
        Args: { seen_message_id?: number; state: string; ticket_number: number }
        Returns: Json
      }
      bear_request_files: { Args: { files: string[] }; Returns: number }
      begin_attachment: {
        Args: { file_name: string; kind?: string; ticket_number: number }
        Returns: {
          id: string
          max_bytes: number
        }[]
      }
      begin_contact_import: {
        Args: { file_name: string }
        Returns: {
          id: string
          max_bytes: number
        }[]
      }
      begin_request: { Args: Record<PropertyKey, never>; Returns: Json }
      cancel_contact_import: { Args: { import_id: string }; Returns: undefined }
      change_company: {
        Args: { changes: Json; company_id: string; seen_at: string }
        Returns: string
      }
      change_contact: {
        Args: { changes: Json; contact_id: string; seen_at: string }
        Returns: string
      }
      change_subscription: {
        Args: { events: string[]; subscription_id: string; url: string }
        Returns: undefined
      }
      change_user_role: { Args: { role: string; user_id: string }; Returns: undefined }
      check_contact_import: {
        Args: { existing?: string; import_id: string; mapping: string[] }
        Returns: undefined
      }
      continue_bulk_change: {
        Args: { at_most?: number; bulk_change_id: string }
        Returns: {
          changed: number
          finished: boolean
          gone: number
          refused: number
          total: number
          unchanged: number
        }[]
      }
      count_company_contacts: { Args: { company_id: string }; Returns: number }
      count_field_values: {
        Args: { field_ids: string[] }
        Returns: {
          bearers: number
          field_id: string
        }[]
      }
      count_jobs: {
        Args: Record<PropertyKey, never>
        Returns: {
          failed: number
          retrying: number
          running: number
          waiting: number
        }[]
      }
      count_news: { Args: { filter: Json; since: string }; Returns: number }
      count_strays: { Args: { company_id: string }; Returns: number }
      count_tickets: { Args: { filters: Json }; Returns: number[] }
      create_api_key: {
        Args: { name: string; requests_per_minute?: number; scopes: string[] }
        Returns: {
          id: string
          key: string
        }[]
      }
      create_company: { Args: { company: Json }; Returns: string }
      create_contact: { Args: { contact: Json }; Returns: string }
      create_subscription: {
        Args: { events: string[]; url: string }
        Returns: {
          id: string
          secret: string
        }[]
      }
      create_ticket: {
        Args: {
          assignee_id?: string
          body: string
          custom_fields?: Json
          priority?: string
          requester_email: string
          requester_name?: string
          subject: string
          tags?: string[]
          team_id?: string
        }
        Returns: number
      }
      current_actor: {
        Args: Record<PropertyKey, never>
        Returns: {
          asked_at: string
          email: string
          id: string
          kind: string
          last_seen_at: string
          list_columns: string[]
          list_density: string
          logo: string
          name: string
          picture: string
          role: string
          shortcuts: boolean
          time_zone: string
          workspace: string
        }[]
      }
      deactivate_user: { Args: { hand_tickets_to?: string; user_id: string }; Returns: number }
      delete_company: { Args: { company_id: string }; Returns: number }
      delete_contact: { Args: { contact_id: string }; Returns: number }
      delete_contact_import: { Args: { import_id: string }; Returns: undefined }
      delete_subscription: { Args: { subscription_id: string }; Returns: undefined }
      delete_tag: { Args: { tag_id: string }; Returns: string }
      end_old_subscription_secret: { Args: { subscription_id: string }; Returns: undefined }
      exchange_api_key: { Args: { key: string }; Returns: string }
      exchange_requester_link: { Args: { token: string }; Returns: string }
      file_ticket: { Args: { folder: string; number: number }; Returns: string }
      fill_macro: { Args: { macro_id: string; ticket_number: number }; Returns: Json }
      find_records: {
        Args: { at_most?: number; typed: string }
        Returns: {
          about: string
          exact: boolean
          id: string
          kind: string
          name: string
        }[]
      }
      finish_attachment: {
        Args: { content_type: string; id: string; sha256: string }
        Returns: {
          attachment_id: string
          same_as: string
          size: number
        }[]
      }
      finish_contact_import: { Args: { encoding: string; id: string }; Returns: undefined }
      foresee_import_undo: {
        Args: { import_id: string }
        Returns: {
          changed: number
          deleted: number
          given_back: number
          gone: number
          in_use: number
          lines: number
        }[]
      }
      forget_help_picture: { Args: { name: string }; Returns: undefined }
      invite_users: {
        Args: { emails: string[]; role: string }
        Returns: {
          email: string
          outcome: string
        }[]
      }
      is_api_origin: { Args: { origin: string }; Returns: boolean }
      is_monitored: { Args: Record<PropertyKey, never>; Returns: boolean }
      keep_form: { Args: { form: Json; ip?: string }; Returns: string }
      leave_bulk_change: { Args: { bulk_change_id: string }; Returns: undefined }
      limit_api_key: {
        Args: { api_key_id: string; requests_per_minute: number }
        Returns: undefined
      }
      link_tickets: { Args: { number: number; other: number }; Returns: undefined }
      list_api_companies: {
        Args: { after_company?: string; ids?: string[]; page_size?: number }
        Returns: {
          company: Json
          id: string
        }[]
      }
      list_api_contacts: {
        Args: {
          after_contact?: string
          company_id?: string
          email?: string
          ids?: string[]
          page_size?: number
        }
        Returns: {
          contact: Json
          id: string
        }[]
      }
      list_api_events: {
        Args: { after?: number; page_size?: number; ticket_number: number }
        Returns: {
          event: Json
          id: number
        }[]
      }
      list_api_messages: {
        Args: { after?: number; page_size?: number; ticket_number: number }
        Returns: {
          id: number
          message: Json
        }[]
      }
      list_api_tickets: {
        Args: {
          cursor_key?: string
          cursor_number?: number
          descending?: boolean
          filter?: Json
          page_size?: number
          sort?: string
        }
        Returns: {
          number: number
          sort_key: string
          ticket: Json
        }[]
      }
      list_asked_tickets: {
        Args: { at_most?: number; company_id?: string; contact_id?: string }
        Returns: {
          active_at: string
          number: number
          requester_id: string
          requester_name: string
          status: string
          subject: string
          total: number
        }[]
      }
      list_assignable: {
        Args: Record<PropertyKey, never>
        Returns: {
          id: string
          name: string
          what: string
        }[]
      }
      list_bulk_change_records: {
        Args: { bulk_change_id: string; having_outcome?: string; page_size?: number; skip?: number }
        Returns: {
          name: string
          outcome: string
          reason: string
          record_id: string
          still_there: boolean
        }[]
      }
      list_bulk_change_tickets: {
        Args: { bulk_change_id: string; having_outcome?: string; page_size?: number; skip?: number }
        Returns: {
          outcome: string
          reason: string
          subject: string
          ticket_number: number
        }[]
      }
      list_companies: {
        Args: {
          cursor_id?: string
          cursor_key?: string
          descending?: boolean
          filter?: Json
          page_size?: number
          sort?: string
        }
        Returns: {
          contacts: number
          created_at: string
          domains: string[]
          id: string
          name: string
          sort_key: string
          updated_at: string
        }[]
      }
      list_contact_merges: {
        Args: { contact_id: string }
        Returns: {
          id: string
          merged_at: string
          name: string
        }[]
      }
      list_contacts: {
        Args: {
          cursor_id?: string
          cursor_key?: string
          descending?: boolean
          filter?: Json
          page_size?: number
          sort?: string
        }
        Returns: {
          addresses: number
          company_id: string
          company_name: string
          created_at: string
          email: string
          id: string
          name: string
          phone: string
          sort_key: string
          unsolved: number
          updated_at: string
        }[]
      }
      list_counted_tags: {
        Args: {
          after?: string
          before?: string
          of_tag?: string
          page_size?: number
          search?: string
          unused?: boolean
        }
        Returns: {
          id: string
          name: string
          tickets: number
        }[]
      }
      list_import_lines: {
        Args: { after?: number; having_outcome?: string; import_id: string; page_size?: number }
        Returns: {
          cells: string[]
          earlier: number
          line: number
          number: number
          outcome: string
          place: number
          reason: string
          undo: string
        }[]
      }
      list_jobs: {
        Args: { before?: number; page_size?: number; states?: string[] }
        Returns: {
          attempts: number
          created_at: string
          error: string
          id: number
          max_attempts: number
          run_at: string
          state: string
          subject: string
          task: string
          ticket_number: number
        }[]
      }
      list_likely_duplicates: {
        Args: { contact_id: string }
        Returns: {
          company_name: string
          email: string
          id: string
          name: string
          why: string
        }[]
      }
      list_mail_failures: {
        Args: { before?: string; page_size?: number }
        Returns: {
          failed_at: string
          job_id: number
          outcome: string
          reason: string
          recipient: string
          task: string
          ticket_number: number
          ticket_subject: string
        }[]
      }
      list_mentionable: {
        Args: { ticket_number: number }
        Returns: {
          id: string
          name: string
          picture: string
        }[]
      }
      list_subscription_secrets: {
        Args: { subscription_id: string }
        Returns: {
          created_at: string
          expires_at: string
        }[]
      }
      list_tickets: {
        Args: {
          cursor_key?: string
          cursor_number?: number
          descending?: boolean
          filter?: Json
          page_size?: number
          sort?: string
        }
        Returns: {
          assignee_id: string
          assignee_name: string
          capped: boolean
          channel: string
          created_at: string
          number: number
          priority: string
          requester_id: string
          requester_name: string
          snippet: string
          snoozed_until: string
          sort_key: string
          status: string
          subject: string
          tags: string[]
          team_id: string
          team_name: string
          unread: boolean
          updated_at: string
          waiting_since: string
        }[]
      }
      list_tickets_beside: {
        Args: { ticket_number: number }
        Returns: {
          beside: string
          number: number
          status: string
          subject: string
        }[]
      }
      list_users: {
        Args: Record<PropertyKey, never>
        Returns: {
          deactivated_at: string
          email: string
          id: string
          last_seen_at: string
          name: string
          open_tickets: number
          picture: string
          role: string
          teams: string[]
        }[]
      }
      list_views: {
        Args: { of_all_teams?: boolean }
        Returns: {
          id: string
          is_personal: boolean
          name: string
          query: string
          team: string
          team_id: string
          version: number
        }[]
      }
      list_webhook_secrets: {
        Args: { source_id: string }
        Returns: {
          created_at: string
          expires_at: string
        }[]
      }
      list_webhook_sources: {
        Args: Record<PropertyKey, never>
        Returns: {
          created_at: string
          disabled_at: string
          failed: number
          id: string
          last_received_at: string
          provider: string
          slug: string
          waiting: number
        }[]
      }
      mark_seen: { Args: Record<PropertyKey, never>; Returns: undefined }
      mark_ticket_read: { Args: { number: number }; Returns: undefined }
      matching_tickets: { Args: { at_most: number; filter: Json }; Returns: number[] }
      merge_contacts: { Args: { source: string; survivor: string }; Returns: undefined }
      merge_tags: { Args: { queries?: Json; source: string; survivor: string }; Returns: string }
      merge_tickets: { Args: { source: number; survivor: number }; Returns: undefined }
      move_custom_field: { Args: { moved_field_id: string; steps: number }; Returns: undefined }
      move_view: { Args: { steps: number; view_id: string }; Returns: undefined }
      perform_api_request: {
        Args: { fingerprint?: string; idempotency_key?: string; item: Json; operation: string }
        Returns: {
          answer: Json
          outcome: string
        }[]
      }
      perform_api_requests: {
        Args: { fingerprint?: string; idempotency_key?: string; items: Json; operation: string }
        Returns: {
          answer: Json
          outcome: string
        }[]
      }
      prepare_answer: { Args: { ticket_number: number }; Returns: Json }
      rate_help: { Args: { comment?: string; score: number }; Returns: undefined }
      rate_help_article: { Args: { helpful: boolean; ip?: string; slug: string }; Returns: boolean }
      reactivate_user: { Args: { user_id: string }; Returns: undefined }
      read_api_attachment: { Args: { id: string }; Returns: Json }
      read_api_ticket: { Args: { number: number }; Returns: Json }
      read_breakdown: {
        Args: {
          at_most?: number
          by_kind: string
          days?: number
          first_day?: string
          last_day?: string
        }
        Returns: Json
      }
      read_conversation: {
        Args: {
          after?: number
          around?: number
          before?: number
          page_size?: number
          ticket_number: number
        }
        Returns: Json
      }
      read_dashboard: {
        Args: { days?: number; first_day?: string; last_day?: string }
        Returns: Json
      }
      read_health: { Args: Record<PropertyKey, never>; Returns: Json }
      read_help_article: {
        Args: { slug: string }
        Returns: {
          article_slug: string
          body: string
          category: string
          category_slug: string
          edited_at: string
          published_at: string
          summary: string
          title: string
        }[]
      }
      read_help_changes: { Args: { since?: string }; Returns: Json }
      read_help_contents: {
        Args: { category_slug?: string }
        Returns: {
          category: string
          category_description: string
          edited_at: string
          slug: string
          slug_of_category: string
          summary: string
          title: string
        }[]
      }
      read_mail_state: { Args: Record<PropertyKey, never>; Returns: Json }
      read_request: { Args: { after?: number; before?: number; page_size?: number }; Returns: Json }
      read_timeline: {
        Args: {
          before_at?: string
          before_id?: number
          before_kind?: string
          before_ticket?: number
          company_id?: string
          contact_id?: string
          page_size?: number
        }
        Returns: {
          actor_name: string
          at: string
          field: string
          id: number
          kind: string
          new_value: Json
          old_value: Json
          subject: string
          ticket_number: number
          words: string
        }[]
      }
      read_webhook_event: {
        Args: { at_most?: number; event_id: string }
        Returns: {
          attempts: number
          body_base64: string
          body_bytes: number
          headers: Json
          id: string
          next_attempt_at: string
          processed_at: string
          reason: string
          received_at: string
          source_id: string
          status: string
          ticket_number: number
          type: string
        }[]
      }
      recall_form: { Args: { id: string }; Returns: Json }
      receive_webhook: {
        Args: { body_base64: string; headers: Json; slug: string }
        Returns: {
          id: string
          outcome: string
        }[]
      }
      related_tickets: {
        Args: { number: number }
        Returns: {
          related_number: number
          relation: string
          status: string
          subject: string
        }[]
      }
      rename_tag: { Args: { name: string; queries?: Json; tag_id: string }; Returns: undefined }
      renew_link: { Args: { ip?: string; token: string }; Returns: number }
      replay_webhook_events: { Args: { event_ids?: string[]; source_id: string }; Returns: number }
      reply_to_request: {
        Args: { attachments?: string[]; body: string; sending_key: string }
        Returns: number
      }
      request_sign_in: { Args: { email: string; ip?: string }; Returns: number }
      resend_deliveries: {
        Args: {
          delivery_ids?: string[]
          of_status?: string
          since?: string
          subscription_id: string
          until?: string
        }
        Returns: number
      }
      restore_deletion: { Args: { deletion_id: string }; Returns: undefined }
      retry_jobs: { Args: { job_ids?: number[] }; Returns: number }
      revoke_api_key: { Args: { api_key_id: string }; Returns: undefined }
      rotate_subscription_secret: { Args: { subscription_id: string }; Returns: string }
      rotate_webhook_secret: {
        Args: { keep_hours?: number; secret?: string; source_id: string }
        Returns: string
      }
      save_draft: {
        Args: { body: string; kind: string; sending_key?: string; ticket_number: number }
        Returns: undefined
      }
      search_api_companies: {
        Args: {
          cursor_id?: string
          cursor_key?: string
          descending?: boolean
          filter?: Json
          page_size?: number
          sort?: string
        }
        Returns: {
          company: Json
          id: string
          sort_key: string
        }[]
      }
      search_api_contacts: {
        Args: {
          cursor_id?: string
          cursor_key?: string
          descending?: boolean
          filter?: Json
          page_size?: number
          sort?: string
        }
        Returns: {
          contact: Json
          id: string
          sort_key: string
        }[]
      }
      search_help: {
        Args: { at_most?: number; ip?: string; typed: string }
        Returns: {
          category: string
          slug: string
          summary: string
          title: string
        }[]
      }
      send_request: {
        Args: {
          body: string
          custom_fields?: Json
          email: string
          ip?: string
          name: string
          stamp: string
          subject: string
          with_files?: boolean
        }
        Returns: {
          outcome: string
          ticket: number
          upload_token: string
          wait_seconds: number
        }[]
      }
      send_test_mail: { Args: { recipient: string }; Returns: number }
      send_test_webhook: { Args: { subscription_id: string }; Returns: string }
      set_ticket_custom_fields: {
        Args: { custom_fields: Json; ticket_number: number }
        Returns: undefined
      }
      set_ticket_tags: { Args: { tags: string[]; ticket_number: number }; Returns: undefined }
      set_webhook_mapping: { Args: { mapping: Json; source_id: string }; Returns: undefined }
      set_webhook_signature: { Args: { signature: Json; source_id: string }; Returns: undefined }
      set_webhook_source_disabled: {
        Args: { disabled: boolean; source_id: string }
        Returns: undefined
      }
      settle_request: { Args: { solved: boolean }; Returns: string }
      setup_state: {
        Args: Record<PropertyKey, never>
        Returns: {
          has_company: boolean
          has_mailed: boolean
          has_ticket: boolean
          has_way_in: boolean
          is_named: boolean
        }[]
      }
      sign_out_user: { Args: { user_id: string }; Returns: undefined }
      snooze_ticket: { Args: { number: number; until: string }; Returns: undefined }
      split_message: { Args: { message_id: number; subject: string }; Returns: number }
      start_bulk_change: {
        Args: { changes: Json; numbers: number[]; query?: string; scope?: string }
        Returns: string
      }
      start_contact_import: { Args: { import_id: string }; Returns: undefined }
      start_directory_change: {
        Args: { changes: Json; filter?: Json; ids?: string[]; kind: string; query?: string }
        Returns: string
      }
      stop_bulk_change: { Args: { bulk_change_id: string }; Returns: undefined }
      suggest_in_directory: {
        Args: { kind: string; typed: string }
        Returns: {
          about: string
          value: string
        }[]
      }
      suggest_names: {
        Args: { kind: string; typed: string }
        Returns: {
          about: string
          value: string
        }[]
      }
      switch_subscription: {
        Args: { enabled: boolean; subscription_id: string }
        Returns: undefined
      }
      ticket_neighbours: {
        Args: { descending?: boolean; filter?: Json; sort?: string; ticket_number: number }
        Returns: {
          next: number
          previous: number
        }[]
      }
      try_sign_in_code: { Args: { email: string; ip?: string }; Returns: number }
      undo_bulk_change: { Args: { bulk_change_id: string }; Returns: string }
      undo_contact_import: { Args: { import_id: string }; Returns: undefined }
      undo_message: {
        Args: { message_id: number }
        Returns: {
          body: string
          kind: string
          ticket: number
        }[]
      }
      unlink_tickets: { Args: { number: number; other: number }; Returns: undefined }
      unmerge_contact: { Args: { source: string }; Returns: undefined }
      unmerge_ticket: { Args: { source: number }; Returns: undefined }
      update_ticket: { Args: { changes: Json; number: number; version: number }; Returns: number }
      webhook_body_limit: { Args: { slug: string }; Returns: number }
      weigh_bulk_change: { Args: { bulk_change_id: string }; Returns: Json }
      weigh_contact: { Args: { contact_id: string }; Returns: Json }
      workspace_face: {
        Args: Record<PropertyKey, never>
        Returns: {
          logo: string
          name: string
        }[]
      }
      write_help_article: {
        Args: {
          article: Json
          article_id?: string
          new_category?: string
          new_category_slug?: string
          seen_version?: number
        }
        Returns: string
      }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema['Enums']
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema['CompositeTypes']
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {},
  },
} as const
