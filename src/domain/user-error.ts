/** A mistake a person can mend: shown as message and hint, without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** The surroundings are at fault, not what was asked: a missing setting, a disk, a clock. Exit code 30 of `brief`. */
export class ConfigurationError extends UserError {}
