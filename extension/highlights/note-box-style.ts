// How Waymark's small box in a page looks. Nothing of the page's own style reaches it. Sizes go by the person's text size.

export const NOTE_BOX_CSS = `
.box {
  --page: light-dark(#fffefb, #1c222a); --text: light-dark(#1d2430, #e8eaed); --muted: light-dark(#4a5361, #b3bac4);
  --line: light-dark(#cfcaba, #465160); --field: light-dark(#6b7482, #8a94a2); --accent: light-dark(#0b5c6b, #6cc7d6);
  --on-accent: light-dark(#ffffff, #06262d); --focus: light-dark(#0b5c6b, #ffd88a);
  --mark: light-dark(#ffe597, #54430f); --problem: light-dark(#7a1616, #ffb4ab);
  box-sizing: border-box; display: grid; gap: .625em; width: min(22em, calc(100vw - 16px)); max-height: calc(100vh - 16px);
  overflow: auto; padding: .875em 1em; border: 1px solid var(--line); border-radius: .625em;
  background: var(--page); color: var(--text); box-shadow: 0 6px 24px rgb(0 0 0 / .22);
  font: medium/1.45 -apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", Cantarell, Ubuntu, sans-serif;
  text-align: start; overflow-wrap: anywhere;
}
:where(.box *) { box-sizing: border-box; margin: 0; font: inherit; letter-spacing: normal; }
h2 { display: flex; align-items: center; gap: .5em; font-weight: 650; line-height: 1.3; }
h2::before { content: ""; flex: none; width: .5em; height: 1.15em; border-radius: 2px; background: var(--mark); border-block-end: 2px solid light-dark(#7a5200, #ffd88a); }
p { white-space: pre-line; }
.muted, label { color: var(--muted); font-size: .875em; }
label { display: grid; gap: .25em; font-weight: 600; }
textarea {
  width: 100%; min-height: 4.25em; max-height: 12em; padding: .5em .625em; border: 1px solid var(--field); border-radius: .5em; resize: vertical;
  background: var(--page); color: var(--text); font-size: 1.1429em; font-weight: 400; field-sizing: content;
}
.buttons { display: flex; flex-wrap: wrap; align-items: center; gap: .5em; }
.state { flex: 1 1 6em; min-height: 1.3em; }
button {
  min-height: 2.5em; padding: .375em .875em; border: 1px solid var(--field); border-radius: .5em; background: var(--page);
  color: var(--text); font-weight: 600; cursor: pointer;
}
button:hover { border-color: var(--accent); color: var(--accent); }
button.main { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; }
.problem { color: var(--problem); }
@media (forced-colors: active) { .box { border: 2px solid CanvasText; } }
`;
