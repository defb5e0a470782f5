/** What a virus scanner found. Rejects when it could not be asked: such a file is held back, never let through. */
export interface Scanner {
  /** `file`: an absolute path that the hub can read. */
  scan(file: string): Promise<{ readonly found: string | null }>;
}
