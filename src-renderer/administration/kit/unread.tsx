import type { ReactNode } from "react";
import type { Fault } from "../../../src-shared/rpc/fault.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Spinner } from "../../ui/spinner.tsx";

interface UnreadProps {
  readonly fault: Fault;
  readonly again: () => Promise<unknown>;
}

/** Why a section could not be read, and the way to read it again. */
export function Unread({ fault, again }: UnreadProps) {
  return (
    <Banner
      look="bad"
      isBoxed
      title={text("administration.unread")}
      action={<Button onPress={() => void again()}>{text("administration.again")}</Button>}
    >
      {faultText(fault)}
    </Banner>
  );
}

interface WhenReadProps<Value> {
  readonly value: Value | null;
  readonly fault: Fault | null;
  readonly again: () => Promise<unknown>;
  readonly children: (value: Value) => ReactNode;
}

/** What was read; until then that it is on its way, or why not. */
export function WhenRead<Value>({ value, fault, again, children }: WhenReadProps<Value>) {
  if (value !== null) return children(value);
  return fault ? <Unread fault={fault} again={again} /> : <Spinner />;
}
