/** How the buttons look, for their shadow root; sizes in pixels, because a page's own root size is its own. */
export const boxStyle = `
:host, .theme {
  --accent: #3450e0;
  --on-accent: #fff;
  --surface: #fff;
  --text: #171a21;
  --alarm: #c02a2a;
  --shadow: 0 1px 2px rgb(0 0 0 / 0.2), 0 12px 32px rgb(0 0 0 / 0.2);
}
@media (prefers-color-scheme: dark) {
  :host, .theme {
    --accent: #8c9dff;
    --on-accent: #0f1330;
    --surface: #181b21;
    --text: #eceef2;
    --alarm: #ff8a80;
  }
}
* {
  box-sizing: border-box;
  font: 600 15px/20px system-ui, sans-serif;
}
.box {
  display: flex;
  flex-direction: column;
  align-items: flex-end;
  gap: 12px;
}
.box.start {
  align-items: flex-start;
}
.box.row {
  flex-flow: row wrap;
  align-items: center;
}
button {
  border: 0;
  border-radius: 999px;
  background: var(--accent);
  color: var(--on-accent);
  cursor: pointer;
}
button:hover {
  filter: brightness(1.1);
}
button:focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 3px;
}
.open {
  position: relative;
  display: flex;
  align-items: center;
  gap: 10px;
  min-height: 52px;
  padding: 8px 20px;
  box-shadow: var(--shadow);
  text-align: start;
}
.row .open {
  min-height: 44px;
  box-shadow: none;
}
.open[hidden] {
  display: none;
}
.open small {
  display: block;
  font-weight: 400;
  font-size: 13px;
  line-height: 16px;
}
svg {
  flex: none;
  width: 24px;
  height: 24px;
  fill: none;
  stroke: currentColor;
  stroke-width: 2;
  stroke-linecap: round;
  stroke-linejoin: round;
}
b {
  position: absolute;
  inset-block-start: -6px;
  inset-inline-end: -4px;
  padding: 2px 8px;
  border-radius: 999px;
  background: var(--alarm);
  color: var(--surface);
  font-size: 13px;
}
@media (forced-colors: active) {
  .open {
    border: 2px solid ButtonText;
  }
}
@media (max-width: 480px), (max-height: 480px) {
  .box:not(.row, .call) .open span {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .box:not(.row, .call) .open {
    width: 56px;
    height: 56px;
    padding: 16px;
  }
}
`;
