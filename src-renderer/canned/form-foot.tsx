import { Feedback } from "../administration/kit/feedback.tsx";
import { FormFoot as Foot } from "../administration/kit/form-foot.tsx";
import { RemoveThing } from "../administration/kit/remove-thing.tsx";
import type { Thing } from "./use-thing.ts";

const saved = { id: "", waiting: 0, conversations: 0, warnings: [] };

/** What stands against saving, and the buttons. */
export function FormFoot<Body extends object>({ thing, name }: { thing: Thing<Body>; name: string }) {
  const { said, refused, isTried, isSaved, isBegun, isNew, isWaiting, theirs } = thing;
  return (
    <>
      <Feedback said={said} refused={refused} saved={isSaved ? saved : null} isTried={isTried} theirs={theirs} />
      <Foot
        isChanged={isBegun}
        isWaiting={isWaiting}
        onDiscard={thing.discard}
        away={isNew ? undefined : <RemoveThing name={name} uses={[]} onRemove={() => void thing.remove()} />}
      />
    </>
  );
}
