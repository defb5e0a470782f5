// A small bot for Frontdesk, without any package: `BOT_SECRET=whsec_… PORT=8080 node bot.mjs`.
// What it is asked and may answer stands in ../bots.md.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const secret = Buffer.from((process.env.BOT_SECRET ?? "").replace(/^whsec_/, ""), "base64");
const videoPage = process.env.VIDEO_PAGE ?? "https://shop.example/video";
if (secret.length < 24) throw new Error("BOT_SECRET is missing: Administration > Bots shows it once.");

/** The hub signs `id.timestamp.body`; during a change of the secret there are two signatures. */
function isGenuine(headers, body) {
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signatures } = headers;
  if (Math.abs(Date.now() / 1000 - Number(at)) > 300) return false;
  const wanted = Buffer.from(`v1,${createHmac("sha256", secret).update(`${id}.${at}.${body}`).digest("base64")}`);
  return String(signatures)
    .split(" ")
    .some((one) => one.length === wanted.length && timingSafeEqual(Buffer.from(one), wanted));
}

/** It keeps nothing: what it wants to know again it hands to the hub as `memory`. */
function answer({ type, visitor, message, memory }) {
  const said = message?.text.toLowerCase() ?? "";
  if (type === "refused") return { messages: [{ text: "Nobody is free now. Please leave us a line." }], form: true };
  if (type === "begin")
    return {
      messages: [
        { text: `Hello ${visitor.name || "there"}, I am the shop's bot.` },
        { text: "What is it about?", choices: ["My parcel", "See it on video", "A person, please"] },
      ],
    };
  if (/video/.test(said))
    return { messages: [{ text: "With pleasure." }], link: { text: "Our video page:", url: videoPage } };
  if (/person|human/.test(said)) return { messages: [{ text: "I'll fetch somebody." }], handOver: true };
  if (memory === "parcel") return { messages: [{ text: `Thank you. Parcel ${message.text} is on its way.` }] };
  if (/parcel/.test(said)) return { messages: [{ text: "What is its number?" }], memory: "parcel" };
  return { messages: [{ text: "I did not understand that.", choices: ["My parcel", "A person, please"] }] };
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks).toString("utf8");
    if (!isGenuine(request.headers, body)) return response.writeHead(401).end();
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer(JSON.parse(body))));
  });
});
server.listen(Number(process.env.PORT ?? 8080), "127.0.0.1", () =>
  console.log(`bot listening on ${server.address().port}`),
);
