import { Feedback } from "../administration/kit/feedback.tsx";
import { RemoveThing } from "../administration/kit/remove-thing.tsx";
import things from "../administration/kit/things.module.css";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import type { Thing } from "./use-thing.ts";

const saved = { id: "", waiting: 0, conversations: 0, warnings: [] };

/** What stands against saving, and the buttons. */
export function FormFoot<Body extends object>({ thing, name }: { thing: Thing<Body>; name: string }) {
  const { said, refused, isTried, isSaved, isBegun, isNew, isWaiting, theirs } = thing;
  return (
    <>
      <Feedback said={said} refused={refused} saved={isSaved ? saved : null} isTried={isTried} theirs={theirs} />
      <div className={things["foot"]}>
        <Button type="submit" look="primary" size="large" isWaiting={isWaiting} isDisabled={!isBegun}>
          {text("administration.save")}
        </Button>
        {isBegun ? (
          <Button size="large" onPress={thing.discard}>
            {text("administration.discard")}
          </Button>
        ) : null}
        {isNew ? null : (
          <div className={things["away"]}>
            <RemoveThing name={name} uses={[]} onRemove={() => void thing.remove()} />
          </div>
        )}
      </div>
    </>
  );
}
