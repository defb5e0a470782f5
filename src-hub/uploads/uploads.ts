import { refuse } from "../../src-shared/rpc/fault.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import { steadily } from "../steadily.ts";
import type { Store } from "../store/open.ts";
import type { UploadRow } from "../store/tables/uploads.ts";
import { carryPhotos } from "./carry-photos.ts";
import { filesGiven, type GiveFile } from "./give.ts";
import { startJudging } from "./judging.ts";
import type { UploadLog, UploadPorts } from "./ports.ts";
import { partsTaken, type TakePart } from "./receive.ts";
import { sweepUploads } from "./sweep.ts";

const sweepEvery = 60_000;
/** The whole folder is looked through less often, first soon after the start. */
const lookAtAllEvery = 3_600_000;

/** Files of conversations, for asks and for the files' own listener. */
export interface OpenUploads extends Pick<UploadPorts, "tokens" | "address"> {
  readonly take: TakePart;
  readonly give: GiveFile;
  judge(row: UploadRow): Promise<void>;
  /** Another file with the same bytes, which are there once. Refuses `gone` when they are not there any more. */
  copy(from: UploadId, to: UploadId): Promise<void>;
  /** A photo from before photos were files becomes one now. Rejects `unavailable` while it cannot be judged. */
  carry(photo: UploadId): Promise<void>;
  /** Takes the bytes of a file away whose row is gone. */
  drop(id: UploadRow["id"]): Promise<void>;
  stop(): Promise<void>;
}

/** Refuses `unavailable` in a house that takes no files. */
export function open(uploads: OpenUploads | undefined): OpenUploads {
  if (!uploads || uploads.address() === null) throw refuse("unavailable", "uploads-off");
  return uploads;
}

export function openUploads(ports: UploadPorts, store: Store, log: UploadLog): OpenUploads {
  const judging = startJudging(ports, store, log);
  let lookAtAll = 0;
  async function sweep(): Promise<void> {
    const now = store.machine.now();
    const all = now >= lookAtAll;
    if (all) lookAtAll = now + lookAtAllEvery;
    await sweepUploads(store, ports.shelf, all);
  }
  const carrying = carryPhotos(ports, judging, store, log);
  const carryingAll = steadily(
    () => carrying.all(),
    (error) => log.defect(error, "carry photos over"),
  );
  carryingAll.wake();
  const sweeping = steadily(sweep, (error) => log.defect(error, "sweep uploads"));
  let stopTimer = store.machine.after(sweepEvery, turn);
  function turn(): void {
    stopTimer = store.machine.after(sweepEvery, turn);
    sweeping.wake();
    carryingAll.wake();
  }
  return {
    tokens: ports.tokens,
    address: ports.address,
    take: partsTaken(ports, store),
    give: filesGiven(ports, store),
    judge: (row) => judging.judge(row),
    copy: (from, to) => ports.shelf.copy(from, to),
    carry: (photo) => carrying.one(photo),
    drop: (id) => ports.shelf.drop(id),
    async stop() {
      stopTimer();
      carrying.stop();
      ports.looking.stop();
      await sweeping.settled();
      await carryingAll.settled();
      await judging.settled();
    },
  };
}
