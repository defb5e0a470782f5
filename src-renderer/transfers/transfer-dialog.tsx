import { useMemo, useState } from "react";
import { Autocomplete } from "react-aria-components";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { IfMay } from "../accounts/if-may.tsx";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";
import { useColleagues } from "../supervision/colleagues.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { visitorName } from "../video/visitor-name.ts";
import { TargetList } from "./target-list.tsx";
import { factsOf } from "./target-words.ts";
import { foundIn, inKeptOrder, type Known, type Target, targetsOf } from "./targets.ts";
import styles from "./transfer-dialog.module.css";
import { keepTransferNote, openTransfer, startHanding, useTransferDesk } from "./transfer-desk.ts";

/** As the contract takes it. */
const longestNote = 2_000;

/** Whom a conversation is handed to, or who is asked for help: searched, with what everybody does now. */
export function TransferDialog({ view }: { view: ConversationView }) {
  const id = idOf(view);
  const isOpen = useTransferDesk(({ open }) => open === id);
  const { summary } = view.public;
  if (!isOpen || summary.state !== "active") return null;
  return (
    <Dialog
      title={text("transfers.title", { name: visitorName(summary) })}
      isOpen
      onClose={() => openTransfer(null)}
      size="medium"
    >
      <Choosing view={view} />
    </Dialog>
  );
}

function Choosing({ view }: { view: ConversationView }) {
  const { summary } = view.public;
  const isCall = summary.call !== null;
  const { targets, isKnown, fault: unknown } = useTargets(view);
  const [searched, setSearched] = useState("");
  const [key, setKey] = useState<string | null>(null);
  const [asking, setAsking] = useState<"transfer" | "consult" | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const note = useTransferDesk(({ notes }) => notes[summary.id] ?? "");
  const areLive = useDesk(isLinked);
  const rows = useInOrder(targets, searched);
  const chosen = targets.find((target) => target.key === key);
  const isTooLong = note.length > longestNote;
  const cannot = chosen === undefined || chosen.refused !== null || isTooLong || asking !== null;
  const free = rows.filter(({ refused }) => !refused).length;

  const start = async (kind: "transfer" | "consult") => {
    if (!chosen || cannot) return;
    setAsking(kind);
    setFault(null);
    try {
      await startHanding(kind, summary.id, chosen);
    } catch (error) {
      setAsking(null);
      setFault(faultOf(error));
    }
  };

  return (
    <div className={styles["place"]}>
      <p className={styles["soft"]}>{text(isCall ? "transfers.movesCall" : "transfers.movesChat")}</p>
      <Autocomplete inputValue={searched} onInputChange={setSearched}>
        <SearchField
          label={text("transfers.search")}
          clearLabel={text("transfers.searchClear")}
          // The dialog is opened to search in it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        />
        {isKnown ? (
          <TargetList
            targets={rows}
            isCall={isCall}
            chosen={key}
            onChoose={setKey}
            empty={text(searched === "" ? "transfers.nobody" : "transfers.nothingFound", { searched })}
          />
        ) : (
          <div className={styles["waiting"]}>
            {unknown ? (
              <Banner look="bad" isBoxed title={text("transfers.unknown")}>
                {faultText(unknown)}
              </Banner>
            ) : (
              <WaitingLine isCentred>{text("transfers.looking")}</WaitingLine>
            )}
          </div>
        )}
      </Autocomplete>
      <output className={styles["soft"]}>
        {areLive ? text("transfers.found", { count: rows.length, free }) : text("transfers.notLive")}
      </output>
      <TextArea
        label={text("transfers.note")}
        hint={text("transfers.noteHint")}
        rows={2}
        mostRows={4}
        value={note}
        onChange={(written) => keepTransferNote(summary.id, written)}
        fault={isTooLong ? text("chat.tooLong", { over: note.length - longestNote, most: longestNote }) : null}
      />
      {fault ? (
        <Banner look="bad" isBoxed title={text("transfers.fault.start")}>
          {faultText(fault)}
        </Banner>
      ) : null}
      <div className={styles["foot"]}>
        <p className={styles["chosen"]} aria-live="polite">
          {chosen ? (
            <>
              <b>{chosen.name}</b> <span className={styles["soft"]}>{factsOf(chosen, isCall).join(" · ")}</span>
            </>
          ) : (
            <span className={styles["soft"]}>{text("transfers.chooseFirst")}</span>
          )}
        </p>
        <IfMay permission="Conversation > Consult > Make">
          <Button isDisabled={cannot} isWaiting={asking === "consult"} onPress={() => void start("consult")}>
            {text("transfers.askFirst")}
          </Button>
        </IfMay>
        <IfMay permission="Conversation > Transfer > Make">
          <Button
            look="primary"
            isDisabled={cannot}
            isWaiting={asking === "transfer"}
            onPress={() => void start("transfer")}
          >
            {text("transfers.handOver")}
          </Button>
        </IfMay>
      </div>
    </div>
  );
}

function useTargets({ public: { summary }, staff }: ConversationView): {
  targets: readonly Target[];
  isKnown: boolean;
  fault: Fault | null;
} {
  const { held, names, fault } = useColleagues();
  const figures = useDesk(({ desk }) => desk?.hub?.queues);
  const me = useDesk(({ desk }) => desk?.hub?.account.id);
  const isCall = summary.call !== null;
  const queue = summary.queue.id;
  const { parts } = staff.summary;
  const targets = useMemo(() => {
    if (!held || !me) return [];
    const known: Known = { colleagues: [...held.rows.values()], names, figures: figures ?? [] };
    return targetsOf(known, { me, parts: parts.map(({ who }) => who.id), queue, isCall });
  }, [held, names, figures, me, parts, queue, isCall]);
  return { targets, isKnown: held !== null, fault };
}

/** What was found, in the order of the moment when it was searched for: what is live changes in its place. */
function useInOrder(targets: readonly Target[], searched: string): Target[] {
  const [kept, setKept] = useState<{ searched: string; order: readonly string[] } | null>(null);
  const found = useMemo(() => foundIn(targets, searched), [targets, searched]);
  if (targets.length > 0 && kept?.searched !== searched) {
    const order = found.map(({ key }) => key);
    setKept({ searched, order });
    return found;
  }
  return kept ? inKeptOrder(found, kept.order) : found;
}
