import { registerActions } from "../frame/actions.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { besideOf, chooseBeside, closeBeside } from "./beside.ts";

/** What stands beside the open conversation, without a pointer. */
registerActions(() => {
  const { room, conversation } = store.getState().view;
  if (room !== "conversations" || conversation === null) return [];
  const { pages, chosen } = besideOf(conversation);
  if (pages.length === 0) return [];
  const group = text("screenPop.title");
  const visitor = {
    id: "beside.visitor",
    label: text("screenPop.showVisitor"),
    group,
    run: () => chooseBeside(conversation, null),
  };
  return [
    ...(chosen === null ? [] : [visitor]),
    ...pages.flatMap(({ system }) => [
      ...(system === chosen
        ? []
        : [
            {
              id: `beside.show.${system}`,
              label: text("screenPop.show", { system }),
              group,
              run: () => chooseBeside(conversation, system),
            },
          ]),
      {
        id: `beside.close.${system}`,
        label: text("screenPop.close", { system }),
        group,
        run: () => closeBeside(conversation, system),
      },
    ]),
  ];
});
