import type { conversationVisitorAsks } from "../../src-shared/conversations/visitor-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { type Fault, refuse } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import { addresses } from "../bus.ts";
import { addMessage } from "../chat/rows.ts";
import { admit } from "../routing/admission.ts";
import { admitIn } from "../routing/admitting.ts";
import { enter, type EnterPorts } from "../routing/enter.ts";
import { hear } from "../routing/hear.ts";
import type { Admission, House, Refusal, Request } from "../routing/house.ts";
import type { Fronts } from "../sites/fronts.ts";
import { filledBy } from "../sites/filled.ts";
import type { Visitor } from "../sites/visitor.ts";
import { attach } from "../uploads/attach.ts";
import { appendPublic } from "../store/append.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { publicPage } from "./pages.ts";
import { visitorNow } from "../visitors/identify.ts";
import { verifiedName } from "../visitors/rows.ts";
import { conversationRow, newestOf, ofVisitor } from "./rows.ts";

export type Start = Parameters<HandlersOf<typeof conversationVisitorAsks>["conversation.start"]>[0];

/**
 * Begins a conversation where there is somebody for it. Answers the fault of a refusal, which is written as well.
 * `arranged`: where it goes is agreed, and he is asked nothing first.
 */
export async function start(
  tx: Tx,
  asker: Visitor,
  input: Start,
  hub: EnterPorts & { readonly fronts: Fronts },
  arranged?: (house: House) => Admission,
): Promise<Fault | null> {
  const { conversation, page, message } = input;
  const visitor = { ...asker, id: await visitorNow(tx.db, asker.id) };
  // His page comes back as the one who he has turned out to be, whatever becomes of this.
  if (visitor.id !== asker.id) hub.store.bus.publish(addresses.moved(asker.id), { wake: true });
  const before = await newestOf(tx.db, visitor.id);
  if (before && (before.state === "waiting" || before.state === "offered" || before.state === "active"))
    throw refuse("conflict", "conversation-open");
  if (await conversationRow(tx.db, conversation)) throw refuse("conflict", "id-taken");
  const { site } = visitor;
  const filled = filledBy(arranged ? undefined : hub.fronts.now(site.id)?.body, input, before);
  const request: Request = {
    site: site.id,
    channel: input.channel ?? "chat",
    button: input.button ?? null,
    page: page?.url ?? null,
    language: languageOf(input.language),
    previous: before ? { group: before.grp, agent: before.agent } : null,
  };
  const found = await admitIn(tx, hub, arranged ?? ((house) => admit(house, request, tx.now)));
  if (found.to === "nowhere") return turnedAway(tx, input, visitor, hub, found);
  const { queue, bot } = await whereTo(tx, visitor, hub, found);
  // Whom his site vouches for is called so. A visitor who gives no name this time is still the one who gave it last time.
  const name = (await verifiedName(tx.db, visitor.id)) || input.name || before?.visitor_name || "";
  const row: ConversationRow = {
    ...nothingYet,
    id: conversation,
    visitor: visitor.id,
    visitor_name: name,
    site: site.id,
    site_name: site.name,
    queue: queue.id,
    waiting_since: tx.now,
    started_at: tx.now,
    page_url: page?.url ?? null,
    page_title: page?.title ?? null,
    previous: before?.id ?? null,
    button: request.button,
    channel: found.to === "queue" ? found.place.channel : "chat",
    bot: found.to === "bot" ? found.bot : null,
    language: request.language ?? null,
    filled: JSON.stringify(filled.fields),
    consent: filled.consent,
  };
  await tx.db.insertInto("conversation").values(row).execute();
  await appendPublic(tx, conversation, {
    type: "conversation.started",
    visitor: { name },
    queue,
    site: site.name,
    page,
    previous: row.previous,
    channel: row.channel,
    bot,
    ...(filled.fields.length > 0 ? { fields: filled.fields } : {}),
    ...(filled.consent === null ? {} : { consent: filled.consent }),
  });
  if (message) {
    const { id, text, uploads } = message;
    const files = await attach(
      tx,
      { side: "visitor", id: visitor.id },
      { purpose: "message", id, conversation },
      uploads,
    );
    await addMessage(tx, conversation, { id, text, from: { kind: "visitor", name }, ...files }, visitor.id);
  }
  await tellVisitor(tx, visitor, row.id);
  await enter(tx, hub, row, found, true);
  return null;
}

// A language tag, as far as routing reads it (RFC 5646). Where nobody has set a language some browsers give the system's
// locale, such as `c.UTF-8`: such a visitor is as welcome as any.
const languageTag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$/;

function languageOf(said: string | undefined): string | null {
  return said !== undefined && languageTag.test(said) ? said : null;
}

const nothingYet = {
  state: "waiting",
  agent: null,
  accepted_at: null,
  ended_at: null,
  ended_by: null,
  closed_at: null,
  outcome: null,
  note: "",
  rules: null,
  grp: null,
  bot: null,
  bot_state: null,
  form_offered: 0,
  video_wanted: 0,
  wrap_until: null,
  wrap_extended: 0,
  wrap_fields: null,
  wrap_rules: null,
  wrap_draft: null,
  parked_at: null,
  parked_until: null,
  hold_at: null,
  kept_until: null,
  erased_at: null,
  filled: null,
  consent: null,
} as const;

/** The queue that it shows; a bot has none of its own, so the site's stands for it. */
async function whereTo(tx: Tx, { site }: Visitor, { guides, router }: EnterPorts, found: Admission) {
  const { sites, bots } = await guides.in(tx);
  const id = found.to === "queue" ? found.place.queue : (sites.get(site.id)?.queue ?? site.queue);
  const bot = found.to === "bot" ? bots.get(found.bot) : undefined;
  return { queue: { id, name: router.known.queues.get(id)?.name ?? "" }, bot: bot ? { name: bot.name } : null };
}

/** Nobody can take him: that is written for *what if*, and said with what he may do instead. */
async function turnedAway(
  tx: Tx,
  { conversation, channel = "chat" }: Start,
  { site }: Visitor,
  { store }: EnterPorts,
  { first, form }: Extract<Admission, { to: "nowhere" }>,
): Promise<Fault> {
  const wait = {
    id: uuid7(store.machine) as WaitId,
    conversation,
    kind: "new",
    queue: first.queue ?? site.queue,
    group: null,
    channel,
    priority: 0,
    needs: [],
    only: null,
    kept: null,
    since: tx.now,
    enteredAt: tx.now,
    offered: false,
  } as const;
  await hear(tx, { kind: "refused", wait, why: first.why });
  return refusalFault(first, form);
}

function refusalFault({ why, text, opensAt }: Refusal, form: boolean): Fault {
  return {
    code: why === "full" ? "full" : "unavailable",
    reason: `queue-${why}`,
    values: { text, opensAt: opensAt ?? 0, form: form ? 1 : 0 },
  };
}

/** All the visitor's pages show the new conversation, not only the one that began it. */
async function tellVisitor(tx: Tx, visitor: Visitor, conversation: ConversationRow["id"]): Promise<void> {
  const page = await publicPage(tx.db, await ofVisitor(tx.db, visitor.id, conversation));
  tx.tell(addresses.visitor(visitor.id), { event: { type: "conversation.opened", page }, topic: "conversation" });
}
