import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { beginIn, sendFile } from "../../src-media/uploads/send.ts";
import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { PublicPage } from "../../src-shared/conversations/state.ts";
import type { Link, LinkState } from "../../src-shared/rpc/link.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import { type Attachment, mostAttachments, UploadId } from "../../src-shared/uploads/model.ts";
import { refusalOf, type UploadRules } from "../../src-shared/uploads/rules.ts";
import { knownTypes, typeByName } from "../../src-shared/uploads/types.ts";
import { filesText } from "../text/files-text.ts";
import { Clip } from "./clip.tsx";
import { Files } from "./files.tsx";
import { listenForFiles } from "./listen.ts";
import type { FilesPart } from "./parts.ts";
import { Tray } from "./tray.tsx";
import { type Chosen, stateOf, without, withSending } from "./chosen.ts";
import "./files.css";

export interface FilesPorts {
  readonly ask: Link<VisitorContract>["ask"];
  readonly machine: Machine;
  readonly page: ReadonlySignal<PublicPage | undefined>;
  readonly link: ReadonlySignal<LinkState>;
}

/** Files as the panel shows them, from when they are chosen until they stand in the log. */
export function filesPart({ ask, machine, page, link }: FilesPorts): FilesPart {
  const chosen = signal<readonly Chosen[]>([]);
  const rules = signal<UploadRules | null>(null);
  const tooMany = signal(false);
  const may = computed(() => rules.value?.may === true && page.value?.summary.state !== "ended");
  /** What this page sent, to be shown without asking for it again. */
  const sentHere = new Map<UploadId, Blob>();
  const asked = computed(() => (link.value.state === "ready" ? page.value?.summary.id : undefined));
  const sending = {
    ask: ask as Parameters<typeof sendFile>[0]["ask"],
    machine,
    fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
    lineBack,
  };

  effect(() => {
    const conversation = asked.value;
    if (conversation === undefined) return;
    ask("upload.rules", { conversation }).then(
      (answer) => (rules.value = answer),
      // Asked again when the line is back.
      (error: unknown) => console.debug(error),
    );
  });

  /** When a lost line is there again; never while it is not lost. */
  function lineBack(): Promise<void> {
    return new Promise((back) => {
      if (link.peek().state === "ready") return;
      const stop = link.subscribe(({ state }) => {
        if (state !== "ready") return;
        back();
        queueMicrotask(() => stop());
      });
    });
  }

  function add(files: readonly File[]): void {
    const conversation = page.peek()?.summary.id;
    if (!may.peek() || conversation === undefined) return;
    const room = mostAttachments - chosen.peek().length;
    tooMany.value = files.length > room;
    for (const file of files.slice(0, room)) {
      const id = UploadId.parse(uuid7(machine));
      const why = refusalOf(rules.peek()!, file);
      const type = typeByName(file.name);
      const picture = type && knownTypes[type]?.kind === "picture" ? URL.createObjectURL(file) : null;
      const one: Chosen = { id, name: file.name, picture, file, upload: null, sending: { state: "coming", share: 0 } };
      if (why)
        chosen.value = [
          ...chosen.peek(),
          { ...one, sending: { state: "failed", fault: { code: "invalid", reason: why } } },
        ];
      else {
        chosen.value = [...chosen.peek(), one];
        const upload = sendFile(
          sending,
          { id, file, name: file.name, begin: beginIn(sending.ask, conversation) },
          (step) => {
            chosen.value = withSending(chosen.peek(), id, step);
          },
        );
        chosen.value = chosen.peek().map((held) => (held.id === id ? { ...held, upload } : held));
      }
    }
  }

  function remove({ id, upload, picture }: Chosen): void {
    upload?.cancel();
    if (picture) URL.revokeObjectURL(picture);
    tooMany.value = false;
    chosen.value = without(chosen.peek(), id);
  }

  listenForFiles(may, add);

  return {
    state: computed(() => stateOf(chosen.value)),
    take() {
      const ready: Attachment[] = [];
      for (const { sending: step, file, picture } of chosen.peek())
        if (step.state === "ready") {
          ready.push(step.attachment);
          if (picture) sentHere.set(step.attachment.id, file);
        }
      // What was refused stays until it is taken away: it says why.
      chosen.value = chosen.peek().filter((one) => one.sending.state !== "ready");
      tooMany.value = false;
      return ready;
    },
    words(event) {
      if (event.type !== "file.refused") return undefined;
      const { name, from } = event;
      return from.kind === "visitor"
        ? filesText("refusedMine", { name })
        : filesText("refused", { name, from: from.name });
    },
    Clip: () => (may.value ? <Clip kinds={rules.value!.kinds} add={add} /> : null),
    Tray: () => <Tray chosen={chosen.value} rules={rules.value} tooMany={tooMany.value} remove={remove} />,
    Files: ({ files, conversation }) => <Files ask={sending.ask} sentHere={sentHere} {...{ files, conversation }} />,
  };
}
