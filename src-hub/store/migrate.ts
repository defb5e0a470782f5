import type { Database } from "better-sqlite3";
import type { Dialect, Migration } from "./migration.ts";
import { foundation } from "./migrations/001-foundation.ts";
import { video } from "./migrations/002-video.ts";
import { legs } from "./migrations/003-legs.ts";
import { routing } from "./migrations/004-routing.ts";
import { accounts } from "./migrations/005-accounts.ts";
import { signIn } from "./migrations/006-sign-in.ts";
import { uploads } from "./migrations/007-uploads.ts";
import { chat } from "./migrations/008-chat.ts";
import { sites } from "./migrations/009-sites.ts";
import { history } from "./migrations/010-history.ts";
import { outside } from "./migrations/011-outside.ts";
import { identity } from "./migrations/012-identity.ts";
import { canned } from "./migrations/013-canned.ts";
import { appointments } from "./migrations/014-appointments.ts";
import { surveys } from "./migrations/015-surveys.ts";
import { setUp } from "./migrations/016-set-up.ts";
import { files } from "./migrations/018-files.ts";
import { erasure } from "./migrations/019-erasure.ts";
import { appointmentsAgain } from "./migrations/017-appointments-again.ts";

export const migrations: readonly Migration[] = [
  foundation,
  video,
  legs,
  routing,
  accounts,
  signIn,
  uploads,
  chat,
  sites,
  history,
  outside,
  identity,
  canned,
  appointments,
  surveys,
  setUp,
  appointmentsAgain,
  files,
  erasure,
];
const sqlite: Dialect = { int: "integer", strict: "strict" };

/** Marks a SQLite file as a hub's ("FDhb"). */
const applicationId = 0x46446862;

/**
 * Brings a SQLite file to the newest schema. Throws with a sentence for people when the file belongs to something else,
 * or to a newer Frontdesk.
 */
export function migrate(raw: Database, copyTo: (version: number) => string, steps = migrations): void {
  const version = Number(raw.pragma("user_version", { simple: true }));
  const owner = Number(raw.pragma("application_id", { simple: true }));
  const known = steps.at(-1)?.number ?? 0;
  if (owner !== applicationId && (owner !== 0 || version !== 0))
    throw new Error(`The database ${raw.name} belongs to another program. Name another data folder.`);
  if (version > known)
    throw new Error(
      `The database ${raw.name} was written by a newer Frontdesk (its schema is ${version}, this one knows ${known}). Install the newer one again.`,
    );
  const due = steps.filter((step) => step.number > version);
  if (due.length > 0 && version > 0) raw.prepare("vacuum into ?").run(copyTo(version));
  for (const step of due)
    raw
      .transaction(() => {
        for (const statement of step.statements(sqlite)) raw.exec(statement);
        raw.pragma(`application_id = ${applicationId}`);
        raw.pragma(`user_version = ${step.number}`);
      })
      .immediate();
}
