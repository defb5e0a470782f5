import type { Account } from "../../../src-shared/accounts/model.ts";
import type { transcriptAsks, transcriptVisitorAsks } from "../../../src-shared/history/transcript-asks.ts";
import type { HandlersOf } from "../../../src-shared/rpc/contract.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import type { Rights } from "../../accounts/rights.ts";
import { ofVisitor } from "../../conversations/rows.ts";
import { maskedAddress } from "../../mail/address.ts";
import type { HubParts } from "../../ports.ts";
import type { Visitor } from "../../sites/visitor.ts";
import type { Change } from "../../store/answered.ts";
import type { ConversationRow } from "../../store/row-types.ts";
import type { Reader } from "../../store/transact.ts";
import { readableInHistory } from "../readable.ts";
import { readsIn } from "../../visitors/reads.ts";
import { confirm, provedAddress, sendCode } from "./addresses.ts";
import { fileOf } from "./files.ts";
import { mailTranscript } from "./mailing.ts";
import { readTranscript } from "./read.ts";

type Parts = Pick<HubParts, "store" | "mail" | "pdf" | "settings">;
const houseOf = ({ settings }: Parts): string => settings.house ?? "Frontdesk";

async function wayOf(db: Reader, { mail }: Parts, row: ConversationRow) {
  const address = mail.isOn ? await provedAddress(db, row.visitor) : null;
  return { mail: mail.isOn, to: address === null ? null : maskedAddress(address) };
}

export function transcriptHandlers(
  agent: Account,
  change: Change,
  hub: Parts,
  rights: Pick<Rights, "may">,
): HandlersOf<typeof transcriptAsks> {
  const { store, mail, pdf } = hub;
  return {
    async "transcript.make"({ conversation, format, notes, part, zone, language = "en" }) {
      const { row, transcript } = await store.snapshot(async (db) => {
        const found = await readableInHistory(db, agent, rights, conversation);
        return {
          row: found,
          transcript: await readTranscript(db, found, { house: houseOf(hub), notes, part, zone, language }),
        };
      });
      const { name, type, content } = await fileOf(row, transcript, format, pdf);
      const isBinary = typeof content !== "string";
      const body = isBinary ? Buffer.from(content).toString("base64") : content;
      return { name, type, body, isBinary, parts: transcript.parts };
    },
    "transcript.way": ({ conversation }) =>
      store.snapshot(async (db) => wayOf(db, hub, await readableInHistory(db, agent, rights, conversation))),
    "transcript.mail": (input, call) =>
      change(call, input, async (tx) => {
        const row = await readableInHistory(tx.db, agent, rights, input.conversation);
        return { to: await mailTranscript(tx, mail, row, agent.name) };
      }),
  };
}

export function transcriptVisitorHandlers(
  visitor: Visitor,
  change: Change,
  hub: Parts,
): HandlersOf<typeof transcriptVisitorAsks> {
  const { store, mail } = hub;
  return {
    "copy.way": ({ conversation }) =>
      store.snapshot(async (db) => wayOf(db, hub, await ofVisitor(db, visitor.id, conversation))),
    "copy.code": (input, call) =>
      change(call, input, async (tx) => {
        const row = await ofVisitor(tx.db, visitor.id, input.conversation);
        const language = await readsIn(tx.db, { ...row, conversation: row.id });
        await sendCode(tx, { mail, machine: store.machine }, visitor.id, { written: input.address, language });
        return {};
      }),
    async "copy.send"(input, call) {
      const to = await change(call, input, async (tx) => {
        const row = await ofVisitor(tx.db, visitor.id, input.conversation);
        // What was typed wrong is counted, so it is written, and refused after that.
        if (input.code !== undefined && (await confirm(tx, visitor.id, input.code)) === null) return null;
        return mailTranscript(tx, mail, row, null);
      });
      if (to === null) throw refuse("invalid", "code-wrong");
      return { to };
    },
  };
}
