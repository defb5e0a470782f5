import { expect, test } from "vitest";
import { judgeBrowser } from "../../../src-media/checks/browser.ts";
import { candidateRoad, sdpWithout } from "../../../src-media/checks/candidates.ts";
import { between, type Figures, receivingFigures, roadOf, sendingFigures } from "../../../src-media/checks/figures.ts";
import { judgeBandwidth, judgeCpu, judgeLoss, judgeTrip } from "../../../src-media/checks/line.ts";

const still: Figures = { roundTrip: 20, jitter: 2, packets: 100, lost: 0, bytes: 500_000, frames: 100, heldBack: 0 };
const measured = (up: Partial<Figures>, down: Partial<Figures> = {}) => ({
  up: { ...still, ...up },
  down: { ...still, ...down },
  seconds: 5,
});
const said = ({ result, advice }: { result: string; advice: string }) => `${result} ${advice}`.trim();

test.each([
  [{ secure: false, userAgent: "", missing: ["getUserMedia"] }, "bad browser.insecure"],
  [{ secure: true, userAgent: "Firefox/140", missing: [] }, "good"],
  [{ secure: true, userAgent: "Trident/7.0", missing: ["RTCPeerConnection"] }, "bad browser.unsupported"],
  [{ secure: true, userAgent: "iPhone [FBAN/FBIOS]", missing: ["getUserMedia"] }, "bad browser.in-app"],
  [{ secure: true, userAgent: "Android 14; wv) Chrome/120", missing: ["getUserMedia"] }, "bad browser.in-app"],
  // What can do it may do it, whatever it is called.
  [{ secure: true, userAgent: "Android 14; wv) Chrome/120", missing: [] }, "good"],
])("%j is %s", (facts, expected) => expect(said(judgeBrowser(facts))).toBe(expected));

test.each([
  ["candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host", "udp"],
  ["candidate:1 1 UDP 2130706431 f3a.local 50000 typ host generation 0", "udp"],
  ["candidate:2 1 tcp 1518280447 192.0.2.1 7881 typ host tcptype passive", "tcp"],
  ["candidate:3 1 udp 33562367 198.51.100.2 50000 typ relay raddr 0.0.0.0 rport 0", "relay"],
  ["", undefined],
  [undefined, undefined],
])("%s goes by %s", (candidate, road) => expect(candidateRoad(candidate)).toBe(road));

test.each([
  [{}, {}, "good"],
  [{ roundTrip: 300 }, {}, "good"],
  [{ roundTrip: 301 }, {}, "poor round-trip.long"],
  [{ roundTrip: undefined }, { roundTrip: 900 }, "bad round-trip.long"],
  [{ roundTrip: undefined }, { roundTrip: undefined }, "bad part.failed"],
])("a round trip of %j and %j is %s", (up, down, expected) =>
  expect(said(judgeTrip(measured(up, down)))).toBe(expected),
);

test.each([
  [{ lost: 2 }, {}, "good"],
  [{ lost: 5 }, {}, "poor loss.up"],
  [{ lost: 1 }, { lost: 9 }, "bad loss.down"],
  [{ packets: 0 }, { packets: 0 }, "good"],
])("a loss of %j and %j is %s", (up, down, expected) => expect(said(judgeLoss(measured(up, down)))).toBe(expected));

test.each([
  [{}, {}, "good"],
  [{ bytes: 300_000 }, { bytes: 300_000 }, "poor bandwidth.up"],
  [{}, { bytes: 100_000 }, "bad bandwidth.down"],
  [{ bytes: 100_000, heldBack: 4 }, { bytes: 100_000 }, "skipped bandwidth.computer"],
])("a line of %j and %j is %s", (up, down, expected) =>
  expect(said(judgeBandwidth(measured(up, down)))).toBe(expected),
);

test.each([
  [{}, "good"],
  [{ heldBack: 4 }, "poor cpu.limited"],
  [{ frames: 30 }, "poor cpu.limited"],
])("an encoder that did %j is %s", (up, expected) => expect(said(judgeCpu(measured(up)))).toBe(expected));

test("a report's figures are those of the connection that is used, and count from one reading to the next", () => {
  const report = (packets: number): Array<[string, unknown]> => [
    ["t", { id: "t", type: "transport", selectedCandidatePairId: "b" }],
    ["a", { id: "a", type: "candidate-pair", totalRoundTripTime: 9, responsesReceived: 1 }],
    ["b", { id: "b", type: "candidate-pair", totalRoundTripTime: 0.1, responsesReceived: 4 }],
    ["o", { id: "o", type: "outbound-rtp", packetsSent: packets, bytesSent: packets * 100, framesEncoded: 3 }],
    ["r", { id: "r", type: "remote-inbound-rtp", packetsLost: packets / 10, jitter: 0.004 }],
    ["i", { id: "i", type: "inbound-rtp", packetsReceived: packets, packetsLost: -1, bytesReceived: 7 }],
  ];
  const up = between(sendingFigures(report(100)), sendingFigures(report(300)));
  expect(up).toEqual({ roundTrip: 25, jitter: 4, packets: 200, lost: 20, bytes: 20_000, frames: 0, heldBack: 0 });
  const down = between(receivingFigures(report(100)), receivingFigures(report(300)));
  expect(down).toMatchObject({ packets: 200, lost: 0 });
});

test.each([
  [{ protocol: "udp", candidateType: "host" }, "udp"],
  [{ protocol: "tcp", candidateType: "prflx" }, "tcp"],
  [{ protocol: "udp", candidateType: "relay", relayProtocol: "tls" }, "relay"],
  [{}, undefined],
])("a connection from %j takes the road %s", (near, road) => {
  const pair = { id: "p", type: "candidate-pair", nominated: true, localCandidateId: "l" };
  const other = { id: "q", type: "candidate-pair", nominated: true, localCandidateId: "m" };
  const stats: Array<[string, unknown]> = [
    ["q", other],
    ["p", pair],
    ["l", { id: "l", type: "local-candidate", ...near }],
    ["m", { id: "m", type: "local-candidate", protocol: "udp", candidateType: "host" }],
    ["t", { id: "t", type: "transport", selectedCandidatePairId: "p" }],
  ];
  expect(roadOf(stats)).toBe(road);
});

test("a description keeps all but the candidates of another road", () => {
  const lines = ["v=0", "a=candidate:1 1 udp 2 192.0.2.1 5 typ host", "a=candidate:2 1 tcp 1 192.0.2.1 5 typ host", ""];
  expect(sdpWithout(lines.join("\r\n"), (by) => by === "tcp")).toBe([lines[0], lines[2], ""].join("\r\n"));
});
