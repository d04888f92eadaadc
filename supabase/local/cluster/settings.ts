/** PostgreSQL settings of the local cluster: a developer's machine, yet no commit may be lost. */
export const clusterSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  password_encryption: 'scram-sha-256',
  shared_preload_libraries: 'pg_stat_statements',
  // As hosted: Postgres compiles nothing for the short queries of an app.
  jit: 'off',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  fsync: 'on',
  synchronous_commit: 'on',
  wal_level: 'logical',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_duration_statement: '1000',
}
