import type { RuleConditions } from "../../src-shared/routing/rules.ts";
import type { Request } from "./house.ts";

/** `may-fit`: it hangs on something that is not known of the visitor yet. */
export function fits(conditions: RuleConditions, request: Request): "fits" | "may-fit" | "no" {
  const { channel, button, page, language, previous } = request;
  const answers = [
    conditions.channel === null || conditions.channel === channel,
    conditions.buttons.length === 0 || (button !== null && conditions.buttons.includes(button)),
    conditions.pages.length === 0 || known(page, (address) => conditions.pages.some((one) => isOn(one, address))),
    conditions.languages.length === 0 || known(language, (his) => conditions.languages.some((one) => speaks(his, one))),
    conditions.returning === null || (previous === undefined ? null : conditions.returning === (previous !== null)),
  ];
  if (answers.includes(false)) return "no";
  return answers.includes(null) ? "may-fit" : "fits";
}

/** Null: cannot be said yet. */
function known(value: string | null | undefined, test: (value: string) => boolean): boolean | null {
  return value === undefined ? null : value !== null && test(value);
}

/** Letters large or small are one; `begins` begins at the address or behind its scheme: `shop.example/cart`, `https://…`. */
function isOn({ how, text }: RuleConditions["pages"][number], address: string): boolean {
  const [page, wanted] = [address.toLowerCase(), text.toLowerCase()];
  if (how === "contains") return page.includes(wanted);
  return page.startsWith(wanted) || page.replace(/^[a-z]+:\/\//, "").startsWith(wanted);
}

/** `fi` is fitted by `fi` and `fi-FI`; `pt-BR` by itself alone. */
function speaks(his: string, wanted: string): boolean {
  const [given, asked] = [his.toLowerCase(), wanted.toLowerCase()];
  return given === asked || given.startsWith(`${asked}-`);
}
