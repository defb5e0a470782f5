import type { OwnApproval } from "../../src-shared/accounts/administered.ts";
import { showSection } from "../administration/kit/drafts.ts";
import { store } from "../store.ts";
import { text, textIfAny } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { openRoom } from "../view.ts";
import { approvals } from "./held-approvals.ts";

/** What was asked, in words: "Remove the queue Sales". */
export const askedWords = ({ ask, of }: Pick<OwnApproval, "ask" | "of">): string =>
  textIfAny(`approvals.of.${ask}`, { name: of }) ?? ask;

const looks = { approved: "good", refused: "warn", lapsed: "warn" } as const;

// Who may decide hears that something waits, who asked hears what became of it: at once, or when he comes to his desk.
approvals.subscribe(({ waiting, mine }, before) => {
  if (waiting > before.waiting)
    toasts.show({
      look: "info",
      title: text("approvals.waiting", { count: waiting }),
      action: {
        label: text("approvals.show"),
        run() {
          showSection("accounts");
          openRoom(store, "administration");
        },
      },
    });
  for (const one of mine) {
    const known = before.mine.find(({ id }) => id === one.id);
    if (one.state === "open" || known?.state !== "open") continue;
    toasts.show({
      look: looks[one.state],
      title: text(`approvals.${one.state}`, { by: one.decided?.by ?? "" }),
      words: askedWords(one),
    });
  }
});
