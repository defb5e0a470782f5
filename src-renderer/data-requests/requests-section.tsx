import { useCallback, useEffect, useState } from "react";
import type { DataRequest } from "../../src-shared/visitors/data-requests.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";
import { hearing } from "../supervision/look.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import { RefuseDialog } from "./refuse-dialog.tsx";
import { RequestLine } from "./request-line.tsx";
import styles from "./requests-section.module.css";

interface Read {
  readonly requests: readonly DataRequest[];
  readonly open: number;
}

/** A page of them: fewer mean that there are no older ones. */
const pageSize = 100;

/** What visitors asked to be done with their data, and what became of it. */
export function RequestsSection() {
  const [read, setRead] = useState<Read | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [closing, setClosing] = useState<{ readonly request: DataRequest; readonly how: "erase" | "refuse" } | null>(
    null,
  );
  const linked = useDesk(isLinked);
  const look = useCallback(
    (before: readonly DataRequest[] = []) =>
      desk.ask("dataRequests.read", before.length > 0 ? { before: before.at(-1)!.at } : {}).then(
        ({ requests, open }) => {
          setRead({ requests: [...before, ...requests], open });
          setFault(null);
        },
        (error: unknown) => setFault(faultOf(error)),
      ),
    [],
  );
  useEffect(() => {
    if (linked) void look();
    return hearing((event) => event.type === "dataRequests.changed" && void look());
  }, [linked, look]);

  async function close(how: "erase" | "refuse", request: DataRequest, reason: string): Promise<void> {
    setClosing(null);
    try {
      if (how === "erase") await desk.ask("dataRequest.erase", { id: request.id, reason });
      else await desk.ask("dataRequest.refuse", { id: request.id, reason });
      setFault(null);
    } catch (error) {
      setFault(faultOf(error));
    }
  }

  return (
    <section className={styles["part"]} aria-label={text("dataRequests.title")}>
      <h2 className={styles["title"]}>{text("dataRequests.title")}</h2>
      <p className={styles["soft"]}>{text("dataRequests.intro")}</p>
      <div className={styles["head"]}>
        {read ? <p>{text("dataRequests.open", { count: read.open })}</p> : null}
        <Button size="small" onPress={() => void look()}>
          {text("dataRequests.again")}
        </Button>
      </div>
      {fault ? (
        <Banner look="bad" isBoxed title={text("dataRequests.failed")}>
          {faultText(fault)}
        </Banner>
      ) : null}
      {read === null && fault === null ? <Spinner /> : null}
      {read?.requests.length === 0 ? <p className={styles["soft"]}>{text("dataRequests.none")}</p> : null}
      {read && read.requests.length > 0 ? (
        <ol className={styles["list"]} aria-label={text("dataRequests.title")}>
          {read.requests.map((request) => (
            <RequestLine key={request.id} request={request} ask={(how) => setClosing({ request, how })} />
          ))}
        </ol>
      ) : null}
      {read && read.requests.length > 0 && read.requests.length % pageSize === 0 ? (
        <div>
          <Button onPress={() => void look(read.requests)}>{text("dataRequests.older")}</Button>
        </div>
      ) : null}
      {closing?.how === "erase" ? (
        <EraseDialog
          request={closing.request}
          onClose={() => setClosing(null)}
          onSure={(reason) => void close("erase", closing.request, reason)}
        />
      ) : null}
      {closing?.how === "refuse" ? (
        <RefuseDialog
          onClose={() => setClosing(null)}
          onSure={(reason) => void close("refuse", closing.request, reason)}
        />
      ) : null}
    </section>
  );
}
