import { IntlMessageFormat } from "intl-messageformat";

type MessageFormatElement = ReturnType<IntlMessageFormat["getAst"]>[number];

/** As the parser numbers what it reads. */
const TYPE = { argument: 1, select: 5, plural: 6 } as const;

/** A catalogue of one language: sentences by id. */
export type Sentences = Readonly<Record<string, string>>;

export interface CatalogueReport {
  /** What is wrong, one sentence each. */
  readonly faults: readonly string[];
  /** Ids that are read in English so far. */
  readonly missing: readonly string[];
}

/** Holds a catalogue against the English one: no unknown ids, the same arguments, and each plural as its language has them. */
export function checkCatalogue(english: Sentences, other: Sentences, language: string): CatalogueReport {
  const faults = Object.entries(other).flatMap(([id, message]) => {
    const source = Object.hasOwn(english, id) ? english[id] : undefined;
    if (source === undefined) return [`${language}: ${id} is no id of the English texts`];
    return checkMessage(source, message, language).map((fault) => `${language}: ${id} ${fault}`);
  });
  return { faults, missing: Object.keys(english).filter((id) => !Object.hasOwn(other, id)) };
}

function checkMessage(english: string, message: string, language: string): string[] {
  const wanted = read(english);
  const found = read(message);
  if (!wanted || !found) return ["cannot be read"];
  const [expected, own] = [argumentsOf(wanted), argumentsOf(found)];
  return [
    ...(message.trim() === "" ? ["is empty"] : []),
    ...[...expected].filter((one) => !own.has(one)).map((one) => `lacks ${one}`),
    ...[...own].filter((one) => !expected.has(one)).map((one) => `has ${one}, which English has not`),
    ...pluralFaults(found, language),
  ];
}

function read(message: string): MessageFormatElement[] | undefined {
  try {
    return new IntlMessageFormat(message, "en", undefined, { ignoreTag: true }).getAst();
  } catch {
    return undefined;
  }
}

/**
 * `{name}`, `{count, plural}`, `{by, select: agent hub}`: a choice that is not there would be said as *other*. The choices of
 * all selects of a name count together: where English bends one word, another language may bend another.
 */
function argumentsOf(elements: readonly MessageFormatElement[]): Set<string> {
  const found = new Set<string>();
  const choices = new Map<string, Set<string>>();
  const walk = (some: readonly MessageFormatElement[]): void => {
    for (const element of some) {
      if (element.type === TYPE.argument) found.add(`{${element.value}}`);
      if (element.type === TYPE.plural) found.add(`{${element.value}, plural}`);
      if (element.type === TYPE.select)
        choices.set(element.value, new Set([...(choices.get(element.value) ?? []), ...Object.keys(element.options)]));
      if (element.type !== TYPE.plural && element.type !== TYPE.select) continue;
      for (const { value } of Object.values(element.options)) walk(value);
    }
  };
  walk(elements);
  for (const [name, of] of choices) found.add(`{${name}, select: ${[...of].toSorted().join(" ")}}`);
  return found;
}

function pluralFaults(elements: readonly MessageFormatElement[], language: string): string[] {
  return elements.flatMap((element) => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const inner = Object.values(element.options).flatMap(({ value }) => pluralFaults(value, language));
    if (element.type === TYPE.select) return inner;
    const has = Object.keys(element.options).filter((name) => !name.startsWith("="));
    const wants = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    return [
      ...wants.filter((name) => !has.includes(name)).map((name) => `lacks the plural ${name} of {${element.value}}`),
      ...has
        .filter((name) => !wants.some((one) => one === name))
        .map((name) => `has the plural ${name} of {${element.value}}, which the language has not`),
      ...inner,
    ];
  });
}
