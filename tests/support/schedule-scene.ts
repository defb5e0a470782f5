import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { PublicPage, StaffPage } from "../../src-shared/conversations/state.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { type Flow, startFlow } from "./flow.ts";
import { until } from "./hand-clock.ts";
import { type SpoiltLine, spoiltLine } from "./spoilt-line.ts";

type Desk = Awaited<ReturnType<Flow["agent"]>>;
type Tab = ReturnType<Flow["visitor"]>;

/** A house in which one schedule after the other is played: making one costs more than playing one. */
export interface House {
  readonly flow: Flow;
  readonly staff: ReadonlyArray<{ readonly desk: Desk; readonly line: SpoiltLine; readonly name: string }>;
}

/** What somebody has asked for, and what came of it. */
export interface Asked {
  readonly is: "message" | "edit" | "delete" | "note";
  /** The message or the note. */
  readonly id: string;
  readonly text: string;
  /** Its place in the public log, once it was answered; 0 where the answer names none. */
  seq?: number;
  refused?: string;
}

export interface Participant {
  readonly name: string;
  /** Whoever shares what he has said: two tabs, two desks. */
  readonly account: string;
  readonly side: "visitor" | "agent";
  readonly person: Pick<Desk, "link" | "linkState" | "mend" | "unplug">;
  readonly line: SpoiltLine;
  page(): PublicPage | undefined;
  notes(): StaffPage | undefined;
  mark(): { delivered: number; read: number } | undefined;
}

/** Maria in two tabs, Anna at two desks, and Jonas, who is in the conversation with her. */
export interface Scene {
  readonly house: House;
  readonly conversation: ConversationId;
  readonly all: readonly Participant[];
  readonly asked: Array<Asked & { readonly by: string }>;
  /** Asks that are on their way. */
  readonly open: Set<Promise<void>>;
  /** Every frame that left for a page of the visitor's. */
  readonly toVisitor: string[];
}

export async function openHouse(): Promise<House> {
  const flow = await startFlow({ capacity: 100 });
  const staff: Array<House["staff"][number]> = [];
  for (const name of ["Anna", "Anna", "Jonas"]) {
    const line = spoiltLine(() => {});
    staff.push({ desk: await flow.agent(name, "agent", line), line, name });
  }
  await until("the staff is here", () => staff.every(({ desk }) => desk.held()));
  return { flow, staff };
}

export async function openScene(house: House): Promise<Scene> {
  const { flow, staff } = house;
  const toVisitor: string[] = [];
  const conversation = flow.id() as ConversationId;
  const visitor = `Maria ${conversation}`;
  const tabs = [0, 1].map(() => {
    const line = spoiltLine((frame) => void toVisitor.push(frame));
    return { line, tab: flow.visitor(visitor, line) };
  });
  await until("the tabs are here", () => tabs.every(({ tab }) => tab.held()));
  const [anna, jonas] = [staff[0]!.desk, staff[2]!.desk];
  await jonas.link.ask("presence.set", { state: "busy" });
  await tabs[0]!.tab.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  await anna.link.ask("offer.accept", { offer: (await until("an offer", () => anna.state().offers[0])).id });
  await jonas.link.ask("presence.set", { state: "available" });
  const to = { kind: "agent", agent: jonas.state().account.id } as const;
  await anna.link.ask("consult.start", { conversation, to, note: "" });
  await jonas.link.ask("offer.accept", { offer: (await until("it rings", () => jonas.state().offers[0])).id });
  await anna.link.ask("conference.start", { conversation });
  const all = [
    ...tabs.map(({ tab, line }, at) => ofTab(tab, line, `tab ${at}`)),
    ...staff.map(({ desk, line, name }, at) => ofDesk(desk, line, conversation, name, `${name}'s desk ${at}`)),
  ];
  await until("all have it before them", () => all.every((one) => one.page()));
  return { house, conversation, all, asked: [], open: new Set(), toVisitor };
}

function ofTab(tab: Tab, line: SpoiltLine, name: string): Participant {
  return {
    name,
    account: "Maria",
    side: "visitor",
    person: tab as unknown as Participant["person"],
    line,
    page: () => tab.held()?.conversation ?? undefined,
    notes: () => undefined,
    mark: () => tab.held()?.mark,
  };
}

function ofDesk(
  desk: Desk,
  line: SpoiltLine,
  conversation: ConversationId,
  account: string,
  name: string,
): Participant {
  const view = () => desk.held()?.conversations.find((one) => one.public.summary.id === conversation);
  return {
    name,
    account,
    side: "agent",
    person: desk,
    line,
    page: () => view()?.public,
    notes: () => view()?.staff,
    mark: () => view()?.mark,
  };
}

/** Sends as an outbox does: under one key, and again under the same when the hub wanted a pause. */
export function send(scene: Scene, by: Participant, what: Asked): void {
  const { asked, conversation, house } = scene;
  const entry = { ...what, by: by.account };
  asked.push(entry);
  const key = what.is === "message" || what.is === "note" ? what.id : house.flow.id();
  const message = what.id as MessageId;
  const once = (): Promise<{ seq?: number }> => {
    const { link } = by.person;
    if (what.is === "note") return link.ask("note.add", { conversation, id: what.id, text: what.text }, key);
    if (what.is === "message") return link.ask("chat.send", { conversation, id: message, text: what.text }, key);
    if (what.is === "edit") return link.ask("chat.edit", { conversation, message, text: what.text }, key);
    return link.ask("chat.delete", { conversation, message }, key);
  };
  const again = async (): Promise<void> => {
    try {
      entry.seq = (await once()).seq ?? 0;
    } catch (error) {
      const { code, reason, retryAfter } = faultOf(error);
      if (code === "too-fast") {
        await new Promise<void>((resolve) => house.flow.clock.after(retryAfter ?? 1_000, resolve));
        return again();
      }
      entry.refused = `${code}: ${reason}`;
    }
  };
  track(scene, again());
}

/** An ask on its way: the end waits for it. */
export function track({ open }: Scene, asking: Promise<void>): void {
  const done = asking.finally(() => open.delete(done));
  open.add(done);
}
