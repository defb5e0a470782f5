/** What differs between the databases that a migration is written for. */
export interface Dialect {
  /** A column type wide enough for epoch milliseconds. */
  readonly int: string;
  /** What makes a table refuse values of the wrong type, where that must be asked for. */
  readonly strict: string;
}

/** One step forward. There is no step back: a copy is made before. */
export interface Migration {
  readonly number: number;
  statements(dialect: Dialect): string[];
}
