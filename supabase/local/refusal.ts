/** Something the operator can put right: printed as one line, without a stack trace. */
export class Refusal extends Error {
  override name = 'Refusal'

  constructor(
    message: string,
    /** 1: cannot run now; 2: was asked wrongly. */
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message)
  }
}
