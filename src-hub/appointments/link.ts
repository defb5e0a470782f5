import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import type { HubPorts } from "../ports.ts";
import type { Reader } from "../store/transact.ts";
import type { AppointmentRow } from "./rows.ts";

export interface LetterPorts {
  readonly house: string;
  readonly box: Pick<HubPorts["box"], "open">;
  readonly publicUrl: HubPorts["publicUrl"];
  /** What letters come from: an address, or a name and an address. */
  readonly mailFrom: string;
}

/** What its token is sealed for. */
export const sealedAbout = (id: AppointmentId): string => `appointment ${id}`;

/** Where the visitor begins it: the token stands in the fragment, which no server ever sees. */
export async function linkOf(
  db: Reader,
  { box, publicUrl }: Pick<LetterPorts, "box" | "publicUrl">,
  { id, sealed, site }: AppointmentRow,
): Promise<string> {
  const { key } = await db.selectFrom("site").select("key").where("id", "=", site).executeTakeFirstOrThrow();
  const token = box.open(sealed, sealedAbout(id));
  return `${publicUrl?.() ?? ""}/video/${encodeURIComponent(key)}#${token ?? ""}`;
}
