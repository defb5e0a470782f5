import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { text } from "../text/text.ts";
import { chooseBeside, useBeside } from "./beside.ts";
import styles from "./beside-tabs.module.css";
import { PageBeside } from "./page-beside.tsx";

/** No name of a system is empty. */
const visitorTab = "";

/**
 * What stands beside a conversation: the visitor, and pages of other systems as tabs, once there are any. A page that was
 * shown stays as it is behind another tab: what was typed there is not lost.
 */
export function BesideTabs({ conversation, children }: { conversation: ConversationId; children: ReactNode }) {
  const { pages, chosen } = useBeside(conversation);
  const [seen, setSeen] = useState<readonly string[]>([]);
  if (chosen !== null && !seen.includes(chosen)) setSeen([...seen, chosen]);
  return (
    <Tabs
      className={styles["tabs"] ?? ""}
      selectedKey={chosen ?? visitorTab}
      onSelectionChange={(id) => chooseBeside(conversation, id === visitorTab ? null : String(id))}
    >
      <TabList aria-label={text("screenPop.tabs")} className={styles["list"] ?? ""} data-alone={pages.length === 0}>
        <Tab id={visitorTab} className={styles["tab"] ?? ""}>
          {text("conversations.panel")}
        </Tab>
        {pages.map(({ system }) => (
          <Tab key={system} id={system} className={styles["tab"] ?? ""} aria-label={system}>
            <span title={system}>{system}</span>
          </Tab>
        ))}
      </TabList>
      <TabPanel id={visitorTab} className={styles["panel"] ?? ""} shouldForceMount>
        {children}
      </TabPanel>
      {pages.map((page) => (
        <TabPanel
          key={page.system}
          id={page.system}
          className={styles["panel"] ?? ""}
          shouldForceMount
          {...(page.system === chosen ? { "data-reading": true } : {})}
        >
          {seen.includes(page.system) ? <PageBeside conversation={conversation} page={page} /> : null}
        </TabPanel>
      ))}
    </Tabs>
  );
}

/** Tells when somebody asks for a page by hand, so that a panel that is put away comes back. */
export function useAskedBeside(conversation: ConversationId, show: () => void): void {
  const { asked } = useBeside(conversation);
  const known = useRef(asked);
  const shown = useEffectEvent(show);
  useEffect(() => {
    if (known.current !== asked) shown();
    known.current = asked;
  }, [asked]);
}
