import type { BidiConnection } from "./connection.ts";

interface Node {
  sharedId: string;
}
interface Tree {
  context: string;
  url: string;
  children: Tree[] | null;
}
type Outcome =
  | { type: "success"; result: { value?: string; sharedId?: string } }
  | { type: "exception"; exceptionDetails: { text: string } };

/** One page of a driven browser, or a frame in it. */
export class BidiPage {
  readonly #bidi: BidiConnection;
  readonly #context: string;

  constructor(bidi: BidiConnection, context: string) {
    this.#bidi = bidi;
    this.#context = context;
  }

  async goto(url: string): Promise<void> {
    await this.#bidi.ask("browsingContext.navigate", { context: this.#context, url, wait: "complete" });
  }

  /** The frame in it, null while there is none. */
  async frame(): Promise<BidiPage | null> {
    const { contexts } = await this.#bidi.ask<{ contexts: Tree[] }>("browsingContext.getTree", { root: this.#context });
    const inner = contexts[0]?.children?.find(({ url }) => url !== "about:blank");
    return inner ? new BidiPage(this.#bidi, inner.context) : null;
  }

  /** What `read` gives there, with its promise awaited; JSON both ways. */
  async evaluate<Value, Given = undefined>(read: (given: Given) => Value, given?: Given): Promise<Awaited<Value>> {
    const result = await this.#call(`async () => JSON.stringify(await (${String(read)})(${JSON.stringify(given)}))`);
    return JSON.parse(result.value ?? "null") as Awaited<Value>;
  }

  /** An element that a script finds, such as one in a shadow tree, where roles and names are not searched. */
  async pick(search: () => Element | null | undefined): Promise<Node | null> {
    const { sharedId } = await this.#call(String(search));
    return sharedId === undefined ? null : { sharedId };
  }

  /** What has that role and exactly that name, and can be seen. */
  async find(role: string, name: string): Promise<Node | null> {
    const locator = { type: "accessibility", value: { role, name } };
    const { nodes } = await this.#bidi.ask<{ nodes: Node[] }>("browsingContext.locateNodes", {
      context: this.#context,
      locator,
    });
    return nodes[0] ?? null;
  }

  /** With the browser's own pointer: a real press, with what it lets a page do. Rejects while it moves or is covered. */
  async press(node: Node): Promise<void> {
    const { value } = await this.#call(String(whyNotPressable), node);
    if (value) throw new Error(value);
    const origin = { type: "element", element: { sharedId: node.sharedId } };
    await this.#bidi.ask("input.performActions", {
      context: this.#context,
      actions: [
        {
          type: "pointer",
          id: "mouse",
          actions: [
            { type: "pointerMove", x: 0, y: 0, origin },
            { type: "pointerDown", button: 0 },
            { type: "pointerUp", button: 0 },
          ],
        },
      ],
    });
  }

  /** Presses the keys of the text, one after another, where the focus is. */
  async type(text: string): Promise<void> {
    const actions = Array.from(text).flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.#bidi.ask("input.performActions", {
      context: this.#context,
      actions: [{ type: "key", id: "keyboard", actions }],
    });
  }

  async #call(functionDeclaration: string, ...given: Node[]): Promise<{ value?: string; sharedId?: string }> {
    const outcome = await this.#bidi.ask<Outcome>("script.callFunction", {
      functionDeclaration,
      arguments: given,
      target: { context: this.#context },
      awaitPromise: true,
    });
    if (outcome.type === "exception") throw new Error(outcome.exceptionDetails.text);
    return outcome.result;
  }
}

/** Runs in the page. Empty when a press on the middle of the element would reach it. */
async function whyNotPressable(element: Element): Promise<string> {
  element.scrollIntoView({ block: "nearest", behavior: "instant" });
  const before = element.getBoundingClientRect();
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { x, y, width, height } = element.getBoundingClientRect();
  if (x !== before.x || y !== before.y) return "it moves";
  const hit = (element.getRootNode() as Document | ShadowRoot).elementFromPoint(x + width / 2, y + height / 2);
  return element.contains(hit) ? "" : `${hit?.outerHTML.slice(0, 80)} is over it`;
}
