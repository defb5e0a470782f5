import type { VisitorId } from "../../src-shared/conversations/model.ts";
import type { WhatGoes } from "../../src-shared/visitors/data-requests.ts";
import { samePerson } from "../history/same-person.ts";
import { hot } from "../store/hot.ts";
import type { Reader } from "../store/transact.ts";
import { attributesIn, visitorRow } from "../visitors/rows.ts";

type Count = { readonly count: number };

const conversationsOf = hot<Count & { open: number; messages: number; ratings: number; bytes: number | null } & Files>(
  `select count(*) as count, coalesce(sum(state <> 'closed'), 0) as open,
     sum((select count(*) from message where message.conversation = conversation.id)) as messages,
     sum((select count(*) from event where log = conversation.id || '/staff' and type = 'note.added')) as notes,
     sum((select count(*) from upload where upload.conversation = conversation.id)) as files,
     sum((select sum(size) from upload where upload.conversation = conversation.id)) as bytes,
     sum((select count(*) from photo where photo.conversation = conversation.id)) as photos,
     sum((select count(*) from survey where survey.conversation = conversation.id and score is not null)) as ratings,
     sum((select count(*) from event where log = conversation.id || '/staff' and type = 'transcript.mailed')) as mailed,
     sum((select count(*) from delivery where delivery.conversation = conversation.id)) as deliveries
   from conversation where visitor = ? and erased_at is null`,
);
interface Files {
  readonly notes: number;
  readonly files: number;
  readonly photos: number;
  readonly mailed: number;
  readonly deliveries: number;
}
const pagesOf = hot<Count>("select count(*) as count from visitor_page where visitor = ?");
const valuesOf = hot<Count>("select count(*) as count from visitor_value where visitor = ?");
const appointmentsOf = hot<Count>("select count(*) as count from appointment where visitor = ?");
const leftOf = hot<Count>("select count(*) as count from left_message where visitor = ?");

/** Counts what there is of a person, as whom ever he is known. */
export async function whatGoes(db: Reader, visitor: VisitorId): Promise<WhatGoes> {
  const sum = { ...nothing };
  for (const id of await samePerson(db, visitor)) {
    const [talks] = await conversationsOf(db, [id]);
    const row = await visitorRow(db, id);
    const said = [row?.known, row?.verified].flatMap((json) => Object.keys(attributesIn(json)));
    const more: WhatGoes = {
      conversations: talks?.count ?? 0,
      open: talks?.open ?? 0,
      messages: talks?.messages ?? 0,
      notes: talks?.notes ?? 0,
      files: talks?.files ?? 0,
      bytes: talks?.bytes ?? 0,
      photos: talks?.photos ?? 0,
      ratings: talks?.ratings ?? 0,
      mailed: talks?.mailed ?? 0,
      deliveries: talks?.deliveries ?? 0,
      pages: (await pagesOf(db, [id]))[0]?.count ?? 0,
      attributes: said.length + ((await valuesOf(db, [id]))[0]?.count ?? 0),
      appointments: (await appointmentsOf(db, [id]))[0]?.count ?? 0,
      leftMessages: (await leftOf(db, [id]))[0]?.count ?? 0,
    };
    for (const name of Object.keys(sum) as Array<keyof WhatGoes>) sum[name] += more[name];
  }
  return sum;
}

const nothing: WhatGoes = {
  conversations: 0,
  open: 0,
  messages: 0,
  notes: 0,
  files: 0,
  bytes: 0,
  photos: 0,
  pages: 0,
  attributes: 0,
  appointments: 0,
  ratings: 0,
  leftMessages: 0,
  mailed: 0,
  deliveries: 0,
};
