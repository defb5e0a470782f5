import type { CountedConversations } from "../../src-shared/statistics/agent-asks.ts";
import type { Days } from "../../src-shared/statistics/days.ts";
import {
  answeredIn,
  averageOf,
  contentOf,
  type Said,
  shareOf,
  type SurveyFigures,
  type Tally,
} from "../../src-shared/surveys/figures.ts";
import { bestOf } from "../../src-shared/surveys/model.ts";
import { csvOf } from "../../src-shared/text/csv.ts";
import { text } from "../text/text.ts";

const round = (value: number | null): number | null => (value === null ? null : Math.round(value * 1_000) / 1_000);
/** The day by this workstation's calendar, as every spreadsheet reads it. */
const isoDay = (at: number): string => new Intl.DateTimeFormat("sv-SE").format(at);

const figureColumns = ["group", "name", "asked", "answered", "share", "average", "content"] as const;

/** All tallies, one a line; shares from 0 to 1. */
export function figuresCsv({ whole, agents, queues, channels, days: each }: SurveyFigures, days: Days): string {
  const line = (group: "whole" | "agent" | "queue" | "channel" | "day", name: string, tally: Tally) => [
    text(`reports.group.${group}`),
    name,
    tally.asked,
    answeredIn(tally),
    round(shareOf(tally)),
    round(averageOf(tally)),
    round(contentOf(tally)),
    ...tally.five,
    ...tally.thumbs,
  ];
  return csvOf(
    [
      ...figureColumns.map((column) => text(`reports.column.${column}`)),
      ...[1, 2, 3, 4, 5].map((score) => text("reports.column.scoreOf", { score })),
      text("reports.column.down"),
      text("reports.column.up"),
    ],
    [
      line("whole", "", whole),
      ...agents.map(({ name, tally }) => line("agent", name, tally)),
      ...queues.map(({ name, tally }) => line("queue", name, tally)),
      ...channels.map(({ id, tally }) => line("channel", text(`reports.channel.${id}`), tally)),
      ...each.map((tally, index) => line("day", isoDay(days[index]!), tally)),
    ],
  );
}

const saidColumns = ["time", "score", "of", "comment", "agent", "queue", "visitor", "conversation"] as const;

export function saidCsv(said: readonly Said[]): string {
  return csvOf(
    saidColumns.map((column) => text(`reports.column.${column}`)),
    said.map(({ at, score, scale, text: words, conversation }) => [
      new Date(at).toISOString(),
      score,
      bestOf(scale),
      words,
      conversation.agent,
      conversation.queue,
      conversation.visitor,
      conversation.id,
    ]),
  );
}

export const countColumns = ["conversations", "chat", "video", "escalated", "linked"] as const;

export interface CountLine {
  readonly name: string;
  readonly counted: CountedConversations;
}

export function countedCsv(sites: readonly CountLine[], each: readonly CountedConversations[], days: Days): string {
  const line = (group: "site" | "day", { name, counted }: CountLine) => [
    text(`reports.group.${group}`),
    name,
    ...countColumns.map((column) => counted[column]),
  ];
  return csvOf(
    (["group", "name", ...countColumns] as const).map((column) => text(`reports.column.${column}`)),
    [
      ...sites.map((site) => line("site", site)),
      ...each.map((counted, index) => line("day", { name: isoDay(days[index]!), counted })),
    ],
  );
}
