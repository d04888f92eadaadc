import type { Mend } from '../embedded-app'
import { authFailure } from './auth-failure'
import { multipartUpload } from './multipart-upload'
import { rangeStatus } from './range-status'
import { signedUrl } from './signed-url'
import { verifyType } from './verify-type'

/**
 * Where Lite answers otherwise than hosted, and the app or supabase-js would notice. Each mend
 * goes when its test in tests/stack/deviations.test.ts says that Lite no longer needs it.
 */
export const mends: readonly Mend[] = [
  verifyType,
  authFailure,
  multipartUpload,
  signedUrl,
  rangeStatus,
]
