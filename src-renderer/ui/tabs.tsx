import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components";
import styles from "./tabs.module.css";

export interface TabsProps<Id extends string> {
  /** What the tabs are called together. */
  readonly label: string;
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly tabs: ReadonlyArray<{ readonly id: Id; readonly title: ReactNode; readonly content: ReactNode }>;
}

export function Tabs<Id extends string>({ label, value, onChange, tabs }: TabsProps<Id>) {
  const choose = (id: string | number) => {
    const chosen = tabs.find((tab) => tab.id === id);
    if (chosen) onChange(chosen.id);
  };
  return (
    <AriaTabs className={styles["tabs"] ?? ""} selectedKey={value} onSelectionChange={choose}>
      <TabList aria-label={label} className={styles["list"] ?? ""}>
        {tabs.map(({ id, title }) => (
          <Tab key={id} id={id} className={styles["tab"] ?? ""}>
            {title}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={styles["panel"] ?? ""}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
