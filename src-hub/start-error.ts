/** What keeps the hub from starting and a person can mend: its message is all that is shown. */
export class StartError extends Error {
  override readonly name = "StartError";
}

const reasons: Record<string, string> = {
  EADDRINUSE: "another program holds it",
  EACCES: "this account may not",
  EPERM: "this account may not",
  EADDRNOTAVAIL: "this machine has no such address",
  ENOTFOUND: "this machine has no such address",
  ENOSPC: "the disk is full",
  EROFS: "the disk can only be read",
  ENOTDIR: "a part of the path is a file",
  SQLITE_FULL: "the disk is full",
  SQLITE_BUSY: "another hub has it open",
  SQLITE_READONLY: "it can only be read",
  SQLITE_CANTOPEN: "it may not be opened by this account",
};

/** Does a step of the start; what the machine refuses becomes one sentence that begins with `what`. */
export async function startable<T>(what: string, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw sentenceOf(what, error);
  }
}

function sentenceOf(what: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : undefined;
  if (code !== undefined) return new StartError(`${what}: ${reasons[code] ?? error.message}.`, { cause: error });
  // Errors of the store and of the keys are written as sentences; defects of the language are not.
  const isDefect = error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
  return isDefect ? error : new StartError(error.message, { cause: error });
}
