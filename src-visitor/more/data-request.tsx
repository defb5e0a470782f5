import { useCallback, useEffect, useState } from "preact/hooks";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import type { dataRequestVisitorAsks, DataRequestId } from "../../src-shared/visitors/data-requests.ts";
import { moreText } from "../text/more-text.ts";
import { faultText, language } from "../text/text.ts";
import type { MorePorts } from "./parts.ts";

type Mine = ReturnType<(typeof dataRequestVisitorAsks)["dataRequest.mine"]["output"]["parse"]>["request"];

/** Asks that one's data be deleted, and says what has become of it. */
export function DataRequest({ ask, machine, back }: Pick<MorePorts, "ask" | "machine"> & { back: () => void }) {
  const [mine, setMine] = useState<Mine | "asking">("asking");
  const [fault, setFault] = useState<Fault | null>(null);
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);

  const read = useCallback(async () => {
    try {
      setMine((await ask("dataRequest.mine", {})).request);
    } catch (error) {
      setFault(faultOf(error));
    }
  }, [ask]);
  useEffect(() => void read(), [read]);

  async function send(form: HTMLFormElement): Promise<void> {
    setBusy(true);
    setFault(null);
    try {
      const replyTo = form.querySelector<HTMLInputElement>("input[name=replyTo]")?.value ?? "";
      await ask("dataRequest.make", { id: uuid7(machine) as DataRequestId, replyTo });
      await read();
    } catch (error) {
      const why = faultOf(error);
      // Made in another tab meanwhile.
      if (why.reason === "data-requested") await read();
      else setFault(why);
    }
    setBusy(false);
  }

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (sure && !busy) void send(event.currentTarget);
      }}
    >
      {mine !== "asking" && <output>{mine ? stateText(mine) : moreText("data.hint")}</output>}
      {mine !== "asking" && mine?.state !== "open" && (
        <>
          <label>
            {moreText("data.replyTo")}
            <input name="replyTo" type="email" autocomplete="email" maxLength={200} />
          </label>
          <label class="choice">
            <input type="checkbox" checked={sure} onChange={({ currentTarget }) => setSure(currentTarget.checked)} />
            <span>{moreText("data.sure")}</span>
          </label>
          <button type="submit" class="danger" aria-disabled={!sure || busy}>
            {moreText("data.send")}
          </button>
        </>
      )}
      {fault && (
        <p class="fault" role="alert">
          {faultIn(fault)}
        </p>
      )}
      <button type="button" onClick={back}>
        {moreText("data.back")}
      </button>
    </form>
  );
}

function stateText({ state, at, reason, doneAt }: NonNullable<Mine>): string {
  const day = (time: number) => new Intl.DateTimeFormat(language(), { dateStyle: "long" }).format(time);
  if (state === "open") return moreText("data.open.since", { day: day(at) });
  if (state === "done") return moreText("data.done", { day: day(doneAt ?? at) });
  return moreText("data.refused", { day: day(at), reason });
}

function faultIn(fault: Fault): string {
  if (fault.reason === "data-none") return moreText("data.none");
  return fault.reason === "link-lost" ? moreText("data.notAsked") : faultText(fault);
}
