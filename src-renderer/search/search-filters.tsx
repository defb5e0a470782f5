import { useEffect, useState } from "react";
import { type Entry } from "../../src-shared/routing/channel.ts";
import { outcomeWords } from "../conversations/outcome-name.ts";
import { desk } from "../desk-link.ts";
import { text } from "../text/text.ts";
import { Select, type SelectItem } from "../ui/select.tsx";
import { keepSearch, type Period, periods, useSearched } from "./kept.ts";
import styles from "./search-room.module.css";

type Choices = Awaited<ReturnType<typeof readChoices>>;
const readChoices = () => desk.ask("search.choices", {});
const channels: readonly Entry[] = ["chat", "video"];

/** What narrows a search down. */
export function SearchFilters() {
  const { filters, period } = useSearched();
  const [choices, setChoices] = useState<Choices | null>(null);
  useEffect(() => {
    let isWanted = true;
    readChoices().then(
      (read) => isWanted && setChoices(read),
      // Without them there is less to choose from; the search itself says what is wrong.
      () => isWanted && setChoices(null),
    );
    return () => {
      isWanted = false;
    };
  }, []);
  const set = (name: keyof typeof filters, value: string | undefined) => {
    const { [name]: _before, ...others } = filters;
    keepSearch({ filters: value === undefined ? others : { ...others, [name]: value } });
  };
  const one = (name: keyof typeof filters, items: ReadonlyArray<SelectItem>) =>
    items.length === 0 ? null : (
      <Select
        label={text(`search.filter.${name}`)}
        isLabelHidden
        items={[{ id: any, label: text(`search.any.${name}`) }, ...items]}
        value={filters[name] ?? any}
        onChange={(id) => set(name, id === any ? undefined : id)}
      />
    );
  return (
    <fieldset className={styles["filters"]} aria-label={text("search.filters")}>
      <Select<Period>
        label={text("search.filter.period")}
        isLabelHidden
        items={periods.map((id) => ({ id, label: text(`search.period.${id}`) }))}
        value={period}
        onChange={(chosen) => keepSearch({ period: chosen })}
      />
      {one("queue", named(choices?.queues))}
      {choices?.all ? one("agent", named(choices.agents)) : null}
      {one(
        "outcome",
        (choices?.outcomes ?? []).map(({ id, name }) => ({ id, label: outcomeWords(id, name || null) })),
      )}
      {one(
        "channel",
        channels.map((id) => ({ id, label: text(`search.channel.${id}`) })),
      )}
      {(choices?.sites.length ?? 0) > 1 ? one("site", named(choices?.sites)) : null}
    </fieldset>
  );
}

const any = "any";
const named = (things: ReadonlyArray<{ id: string; name: string }> = []): SelectItem[] =>
  things.map(({ id, name }) => ({ id, label: name }));
