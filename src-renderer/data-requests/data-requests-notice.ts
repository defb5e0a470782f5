import { isPermitted } from "../accounts/may.ts";
import { showSection } from "../administration/kit/drafts.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { store } from "../store.ts";
import { hearing } from "../supervision/look.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { openRoom } from "../view.ts";

let known = 0;

function tell(open: number): void {
  if (open > known)
    toasts.show({
      look: "info",
      title: text("dataRequests.askedNotice", { count: open }),
      action: {
        label: text("dataRequests.show"),
        run() {
          showSection("requests");
          openRoom(store, "administration");
        },
      },
    });
  known = open;
}

// Who may delete visitors' data hears that somebody asks for it: at once, or when he comes to his desk.
hearing((event) => {
  if (event.type === "dataRequests.changed") tell(event.open);
});
let wasThere = false;
store.subscribe((state) => {
  const linked = isLinked(state);
  const isThere = linked && isPermitted(state, "Visitor > Data > Delete");
  if (isThere && !wasThere)
    desk.ask("dataRequests.read", {}).then(
      ({ open }) => tell(open),
      (error: unknown) => console.warn("Whether data is to be deleted was not read.", error),
    );
  wasThere = isThere;
});
