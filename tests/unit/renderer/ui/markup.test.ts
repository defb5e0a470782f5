import { createElement as h, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Badge, Chip, Dot } from "../../../../src-renderer/ui/badge.tsx";
import { Banner } from "../../../../src-renderer/ui/banner.tsx";
import { Button } from "../../../../src-renderer/ui/button.tsx";
import { Choice } from "../../../../src-renderer/ui/choice.tsx";
import { EmptyPlace } from "../../../../src-renderer/ui/empty-place.tsx";
import { Face } from "../../../../src-renderer/ui/face.tsx";
import { LiveRegion } from "../../../../src-renderer/ui/hidden.tsx";
import { IconButton } from "../../../../src-renderer/ui/icon-button.tsx";
import { Meter } from "../../../../src-renderer/ui/meter.tsx";
import { SearchField } from "../../../../src-renderer/ui/search-field.tsx";
import { Slider } from "../../../../src-renderer/ui/slider.tsx";
import { WaitingLine } from "../../../../src-renderer/ui/spinner.tsx";
import { Checkbox, Switch } from "../../../../src-renderer/ui/switch.tsx";
import { TextArea } from "../../../../src-renderer/ui/text-area.tsx";
import { TextField } from "../../../../src-renderer/ui/text-field.tsx";
import { Timer } from "../../../../src-renderer/ui/timer.tsx";

const nothing = () => undefined;
const icon = h("svg", { "aria-hidden": true });

/** What a screen reader meets, by component: pieces that its markup must have. */
const cases: Array<[string, ReactElement, string[]]> = [
  ["Button", h(Button, { children: "Send", keyHint: "F8" }), ["Send", 'aria-hidden="true">F8</kbd>']],
  [
    "IconButton",
    h(IconButton, { label: "Mute", children: icon, "aria-pressed": true }),
    ['aria-label="Mute"', 'aria-pressed="true"'],
  ],
  ["Badge", h(Badge, { count: 120, words: "120 unread" }), ["99+", "120 unread"]],
  ["Chip", h(Chip, { children: "<b>Sales</b>" }), ["&lt;b&gt;Sales"]],
  ["Dot", h(Dot, { tone: "off" }), ['aria-hidden="true"']],
  ["Banner", h(Banner, { look: "bad", title: "No link", children: "Kept." }), ['role="alert"', "Kept."]],
  ["EmptyPlace", h(EmptyPlace, { icon, title: "Nothing yet", isHeading: true }), ["<h1", "Nothing yet"]],
  ["Face", h(Face, { name: "Maria Koskinen" }), [">MK<", 'aria-hidden="true"']],
  ["LiveRegion", h(LiveRegion, { children: "New" }), ['role="status"', 'aria-live="polite"']],
  ["Meter", h(Meter, { label: "Level", value: 4 }), ['role="meter', 'aria-valuenow="100"', 'aria-label="Level"']],
  ["WaitingLine", h(WaitingLine, { children: "Reading…" }), ["<output", "Reading…"]],
  ["Timer", h(Timer, { elapsed: 872_000 }), ['dateTime="PT14M32S"', "14:32"]],
  ["Switch", h(Switch, { children: "On", isOn: true, onChange: nothing }), ['role="switch"', "checked"]],
  ["Checkbox", h(Checkbox, { children: "Yes", isOn: false, onChange: nothing }), ['type="checkbox"']],
  ["Slider", h(Slider, { label: "Volume", value: 0.5, onChange: nothing }), ['type="range"', "50%"]],
  ["SearchField", h(SearchField, { label: "Find", clearLabel: "Clear" }), ['aria-label="Find"', 'placeholder="Find"']],
  ["TextField", h(TextField, { label: "Name", fault: "Write it." }), ["<label", 'aria-invalid="true"', "Write it."]],
  ["TextArea", h(TextArea, { label: "Message", isLabelHidden: true }), ["<textarea", 'aria-label="Message"']],
  [
    "Choice",
    h(Choice<"a" | "b">, {
      label: "Theme",
      value: "a",
      onChange: nothing,
      items: [
        { id: "a", label: "Light" },
        { id: "b", label: "Dark" },
      ],
    }),
    ['role="radiogroup"', "Light", "Dark"],
  ],
];

test.each(cases)("%s says what it is", (_name, element, pieces) => {
  const markup = renderToStaticMarkup(element);
  for (const piece of pieces) expect(markup).toContain(piece);
});

test.each([
  ["Button", h(Button, { children: "Send", type: "submit", isWaiting: true })],
  ["IconButton", h(IconButton, { label: "Send", children: icon, isWaiting: true })],
])("a %s that waits keeps its place, its name and its focus, and sends nothing", (_name, element) => {
  const markup = renderToStaticMarkup(element);
  for (const piece of ["Send", 'aria-disabled="true"', 'data-waiting="true"', 'type="button"'])
    expect(markup).toContain(piece);
  expect(markup).not.toMatch(/ disabled=| role="img"/);
});
