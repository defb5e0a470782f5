import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "@playwright/test";

/** What somebody looks like before his camera, drawn: nobody's photograph is in this project. */
interface Face {
  readonly wall: readonly [string, string];
  readonly behind: string;
  readonly skin: string;
  readonly shade: string;
  readonly hair: string;
  readonly hairShape: string;
  readonly clothes: string;
}

export const faces = {
  agent: {
    wall: ["#dfe6f2", "#b9c5da"],
    behind: `<rect x="80" y="120" width="240" height="10" rx="3" fill="#8c98ad"/><rect x="110" y="52" width="28" height="68" fill="#6d7fa5"/>
      <rect x="142" y="66" width="22" height="54" fill="#a9876b"/><rect x="168" y="58" width="26" height="62" fill="#5d8a7d"/>
      <circle cx="1090" cy="190" r="66" fill="#5d8a6d"/><circle cx="1140" cy="130" r="50" fill="#6f9c7e"/><rect x="1080" y="240" width="40" height="90" rx="8" fill="#c98d62"/>`,
    skin: "#e8bd9c",
    shade: "#d6a684",
    hair: "#3a2a24",
    hairShape:
      "M462 330c-14-150 60-232 178-232s192 82 178 232c-10-74-34-128-70-150-60 34-170 42-236 8-30 32-44 80-50 142z",
    clothes: "#31508a",
  },
  visitor: {
    wall: ["#f4ead9", "#d9c6a3"],
    behind: `<rect x="880" y="60" width="280" height="300" rx="10" fill="#cfe3ee"/><path d="M880 300c60-60 110-30 150-70s70-20 130-50v180H880z" fill="#86b08a"/>
      <path d="M1020 60v300M880 210h280" stroke="#fff" stroke-width="10"/><rect x="120" y="210" width="150" height="150" rx="10" fill="#b9764f"/>
      <circle cx="195" cy="160" r="70" fill="#6d9c63"/><circle cx="150" cy="120" r="46" fill="#7fae73"/>`,
    skin: "#f0cdb2",
    shade: "#dcb192",
    hair: "#c79a4b",
    hairShape:
      "M452 470c-40-190 10-380 188-380s228 190 188 380c-8 60-30 84-52 92 26-150 16-270-30-330-70 40-176 44-240 10-40 70-46 190-12 322-22-10-36-42-42-94z",
    clothes: "#7b8f5a",
  },
} satisfies Record<string, Face>;

/** Writes a loop of a few seconds in which the face breathes and looks about: JPEG after JPEG, as Chromium's fake camera reads it. */
export async function filmOf(browser: Browser, face: Face, folder: string, name: string): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const frames: Buffer[] = [];
  const count = 30;
  for (let frame = 0; frame < count; frame++) {
    const turn = (frame / count) * 2 * Math.PI;
    await page.setContent(`<style>body{margin:0}</style>${drawn(face, Math.sin(turn) * 7, Math.sin(turn * 2) * 3)}`);
    frames.push(await page.screenshot({ type: "jpeg", quality: 82 }));
  }
  await page.close();
  const file = join(folder, `${name}.mjpeg`);
  writeFileSync(file, Buffer.concat(frames));
  return file;
}

function drawn(face: Face, dx: number, dy: number): string {
  const { wall, behind, skin, shade, hair, hairShape, clothes } = face;
  return `<svg width="1280" height="720" viewBox="0 0 1280 720" xmlns="http://www.w3.org/2000/svg">
    <defs><linearGradient id="wall" x2="0" y2="1"><stop stop-color="${wall[0]}"/><stop offset="1" stop-color="${wall[1]}"/></linearGradient></defs>
    <rect width="1280" height="720" fill="url(#wall)"/>${behind}
    <g transform="translate(${dx} ${dy})">
      <path d="M300 720c10-150 120-196 244-214h192c124 18 234 64 244 214z" fill="${clothes}"/>
      <path d="M560 430h160v80c0 60-160 60-160 0z" fill="${shade}"/>
      <ellipse cx="640" cy="320" rx="140" ry="170" fill="${skin}"/>
      <path d="${hairShape}" fill="${hair}"/>
      <ellipse cx="590" cy="318" rx="13" ry="15" fill="#2b2320"/><ellipse cx="692" cy="318" rx="13" ry="15" fill="#2b2320"/>
      <path d="M566 284q24-14 48 0M668 284q24-14 48 0" stroke="${hair}" stroke-width="8" fill="none" stroke-linecap="round"/>
      <path d="M640 326q-14 38-2 44" stroke="${shade}" stroke-width="7" fill="none" stroke-linecap="round"/>
      <path d="M596 404q44 36 88 0" stroke="#a4584c" stroke-width="9" fill="none" stroke-linecap="round"/>
    </g></svg>`;
}
