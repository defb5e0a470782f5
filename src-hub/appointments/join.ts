import type { appointmentVisitorAsks } from "../../src-shared/appointments/visitor-asks.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type * as z from "zod/mini";
import { conversationRow } from "../conversations/rows.ts";
import { start } from "../conversations/start.ts";
import type { HubParts } from "../ports.ts";
import { liveWait } from "../queues/waits.ts";
import type { Admission, House } from "../routing/house.ts";
import type { Visitor } from "../sites/visitor.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { changeWait } from "../supervision/waits.ts";
import { type AppointmentRow, byToken } from "./rows.ts";
import { tellDesks, tellIn } from "./tell.ts";
import { closesAt, dueAt, keptUntil, opensAt } from "./times.ts";

type Join = z.infer<(typeof appointmentVisitorAsks)["appointment.join"]["input"]>;
export type JoinPorts = Pick<HubParts, "store" | "router" | "guides" | "fronts">;

/**
 * The visitor has come: his conversation waits, in the same group as the one in which it was made (features 001-19), and at
 * first for its agent alone (001-18), also when the queue is not open yet: it is agreed that he comes now.
 */
export async function join(tx: Tx, hub: JoinPorts, visitor: Visitor, input: Join): Promise<Fault | null> {
  const row = await byToken(tx.db, visitor.site.id, input.token);
  if (row.state === "cancelled" || row.state === "kept" || tx.now > closesAt(row))
    throw refuse("conflict", "appointment-over");
  if (tx.now < opensAt(row)) throw refuse("conflict", "appointment-early", { values: { opensAt: opensAt(row) } });
  if (await isGoingOn(tx.db, row.began)) throw refuse("conflict", "appointment-elsewhere");
  const { conversation, page, language } = input;
  const channel = (await hub.guides.in(tx)).withoutVideo.has(row.queue) ? "chat" : "video";
  const asked = {
    conversation,
    name: row.name,
    page,
    channel,
    ...(language === undefined ? {} : { language }),
  } as const;
  const fault = await start(tx, visitor, asked, hub, (house) => placeOf(house, row, channel));
  if (fault) return fault;
  const times = { ...row, state: "running" as const, began_at: tx.now, met: null };
  await tx.db
    .updateTable("appointment")
    .set({
      state: "running",
      missed_by: null,
      began: conversation,
      began_at: tx.now,
      met: null,
      due_at: dueAt(times, tx.now),
    })
    .where("id", "=", row.id)
    .execute();
  const wait = row.agent === null ? undefined : await liveWait(tx.db, conversation);
  if (wait) await changeWait(tx, wait.id, { only_agent: row.agent });
  await tellIn(tx, conversation, row, "begun", row.agent === null ? {} : { keptUntil: keptUntil(row.start, tx.now) });
  tellDesks(tx);
  return null;
}

function placeOf(house: House, { queue, grp }: AppointmentRow, channel: "chat" | "video"): Admission {
  const place = {
    queue,
    channel,
    group: grp,
    needs: [],
    priority: house.queue(queue)?.settings.priority ?? 0,
    threshold: null,
  };
  const group = grp !== null && house.isStaffed(place) ? grp : null;
  return { to: "queue", place: { ...place, group }, kept: null, first: null };
}

async function isGoingOn(db: Reader, conversation: ConversationId | null): Promise<boolean> {
  const row = conversation === null ? undefined : await conversationRow(db, conversation);
  return row !== undefined && row.state !== "wrap-up" && row.state !== "closed";
}
