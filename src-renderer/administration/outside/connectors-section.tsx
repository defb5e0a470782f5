import { useState } from "react";
import * as z from "zod/mini";
import {
  type Connector,
  ConnectorBody,
  ConnectorId,
  ConnectorSecret,
  type Framing,
} from "../../../src-shared/connectors/model.ts";
import { faultOf } from "../../../src-shared/rpc/fault.ts";
import { useRead } from "../../accounts/use-read.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import { blankConnector, ConnectorFields, type ConnectorDraft } from "./connector-fields.tsx";
import { reasonText } from "./delivery-list.tsx";
import { HandedList } from "./handed-list.tsx";
import { OutsideForm } from "./outside-form.tsx";
import { OutsideList } from "./outside-list.tsx";

/** What stands in the form: the connector, and a secret where a new one is given. */
const Draft = z.pipe(
  z.transform((draft: ConnectorDraft): z.input<typeof ConnectorBody> & { secret: string } => ({
    ...draft.body,
    secret: draft.secret,
  })),
  z.intersection(ConnectorBody, z.object({ secret: z.union([z.literal(""), ConnectorSecret]) })),
);

const readConnectors = async () => (await desk.ask("connectors.read", {})).connectors;

/** Helpdesks and CRMs beside the hub. */
export function ConnectorsSection() {
  const read = useRead(readConnectors);
  return (
    <OutsideList
      section="connectors"
      read={read}
      itemsOf={(all) => all.map((one) => ({ id: one.id, name: one.body.name, detail: stateOf(one) }))}
      blank={blankConnector}
    >
      {(id, all) => (
        <ConnectorForm
          key={id}
          id={ConnectorId.parse(id)}
          held={all.find((one) => one.id === id) ?? null}
          again={read.again}
        />
      )}
    </OutsideList>
  );
}

const draftOf = ({ body }: Connector): ConnectorDraft => ({ name: body.name, body, secret: "" });

function stateOf({ body, waiting, failed }: Connector): string {
  const kind = text(`outside.kind.${body.kind}`);
  if (!body.isActive) return `${kind} · ${text("outside.isOff")}`;
  if (failed > 0) return `${kind} · ${text("outside.givenUp", { count: failed })}`;
  return waiting > 0 ? `${kind} · ${text("outside.waiting", { count: waiting })}` : kind;
}

/** What the hub saw when it last looked at the page that opens beside conversations, as it is saved. */
function FramingSaid({ framing }: { framing: Framing }) {
  const opensOutside = framing === "refuses" || framing === "elsewhere";
  return <Banner isBoxed look={opensOutside ? "warn" : "info"} title={text(`outside.framing.${framing}`)} />;
}

interface ConnectorFormProps {
  readonly id: ConnectorId;
  readonly held: Connector | null;
  readonly again: () => Promise<void>;
}

function ConnectorForm({ id, held, again }: ConnectorFormProps) {
  const [isTesting, setTesting] = useState(false);
  async function save(to: ConnectorDraft, expected: ConnectorDraft | null): Promise<void> {
    const secret = to.secret === "" ? {} : { secret: to.secret };
    if (expected) await desk.ask("connector.save", { id, to: to.body, expected: expected.body, ...secret });
    else await desk.ask("connector.add", { id, to: to.body, ...secret });
  }
  async function test(): Promise<void> {
    setTesting(true);
    try {
      const { reason } = await desk.ask("connector.test", { id });
      if (reason === null) toasts.show({ look: "good", title: text("outside.testGood") });
      else toasts.show({ look: "bad", title: text("outside.testBad"), words: reasonText(reason) });
      // What was seen of its page meanwhile.
      await again();
    } catch (error) {
      toasts.show({ look: "bad", title: text("outside.testBad"), words: faultText(faultOf(error)) });
    } finally {
      setTesting(false);
    }
  }
  return (
    <OutsideForm
      section="connectors"
      id={id}
      held={held && draftOf(held)}
      schema={Draft}
      nameOf={({ body }) => body.name}
      fields={ConnectorFields}
      save={save}
      again={again}
      remove={async ({ body }) => void (await desk.ask("connector.remove", { id, expected: body }))}
      top={held?.framing ? <FramingSaid framing={held.framing} /> : undefined}
      acts={
        <Button size="large" isWaiting={isTesting} onPress={() => void test()}>
          {text("outside.testConnector")}
        </Button>
      }
    >
      <HandedList connector={id} />
    </OutsideForm>
  );
}
