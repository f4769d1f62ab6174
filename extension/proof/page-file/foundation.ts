// The styles a copy needs before those of the page: how elements look that stand there under other names, and its ground.
import { documentOf, foundIn, rootElementOf, viewOf } from './dom.ts';
import { groundOf, isBare } from './ground.ts';
import type { StyleWriter } from './style-text.ts';

/** As a browser shows the elements of these names; any rule of the page is stronger. */
const FIRST = `html,body{margin:0;height:100%}
:where(kept-html,kept-body,kept-form,kept-dialog,kept-iframe,kept-optgroup){display:block}
:where(kept-html.kept-root){min-height:100%}
:where(kept-body){margin:8px}
:where(kept-slot){display:contents}
:where(kept-button,kept-input,kept-select,kept-textarea){display:inline-block;box-sizing:border-box;margin:0;padding:1px 6px;border:1px solid #767676;border-radius:3px;background:#fff;color:#000;font:400 13.3333px system-ui,sans-serif;text-align:start;text-indent:0;vertical-align:baseline;min-height:1.3em}
:where(kept-button){background:#efefef;text-align:center}
:where(kept-p){display:block;margin:1em 0}
:where(kept-iframe){color:#000;font:16px/normal serif;text-align:start;letter-spacing:normal;word-spacing:normal;text-transform:none;text-indent:0;white-space:normal}
:where(kept-video,kept-canvas,kept-audio,kept-object,kept-embed){display:inline-block;position:relative;overflow:hidden}
kept-note{display:block;box-sizing:border-box;padding:8px;border:1px dashed #767676;background:#f4f3ef;color:#333;font:14px/1.4 system-ui,sans-serif;letter-spacing:normal;text-align:center;text-transform:none}
.kept-fill{all:unset!important;display:block!important;width:100%!important;height:100%!important;object-fit:contain!important}
.kept-fill+kept-note{position:absolute;inset:auto 0 0}
`;

// a still page: what moved in shows where it came to, and what is fixed to the window is fixed to the page
const LAST = `kept-html:not(.kept-in){transform:translate(0)!important;overflow:visible!important}
kept-body:not(.kept-in){overflow:visible!important}
kept-iframe{transform:translate(0)}
*,::before,::after{animation-duration:1ms!important;animation-delay:0s!important;animation-iteration-count:1!important;transition:none!important;scroll-behavior:auto!important;cursor:auto!important}
a{cursor:pointer!important}
`;

const BACKGROUND = ['color', 'image', 'repeat', 'position', 'size', 'origin', 'clip'] as const;

export interface Foundation {
  first: string;
  last: string;
}

/** Reads from the page what its root gave to the whole window: size of type, colours, background. */
export function foundationOf(page: Document, writer: StyleWriter): Foundation {
  const root = rootElementOf(page);
  const view = viewOf(page);
  const body = foundIn(page, 'html > body')[0];
  if (!view) return { first: FIRST, last: LAST };
  const rootStyle = view.getComputedStyle(root);
  const bodyStyle = body && view.getComputedStyle(body);
  const isOfBody = bodyStyle !== undefined && isBare(rootStyle) && !isBare(bodyStyle);
  const isDark =
    /dark/.test(rootStyle.colorScheme) &&
    (!/light/.test(rootStyle.colorScheme) || view.matchMedia('(prefers-color-scheme: dark)').matches);
  const scheme = isDark ? 'dark' : 'light';
  const paper = groundOf(page) || (isDark ? '#121212' : '#fff');
  const size = Number.parseFloat(rootStyle.fontSize);
  const first = `html{font-size:${Number.isFinite(size) ? size : 16}px;color-scheme:${scheme};background:${paper}}\n`;
  // what a body has for a background fills the window
  const moved = isOfBody
    ? `kept-html:not(.kept-in){${BACKGROUND.map((name) => `background-${name}:${bodyStyle.getPropertyValue(`background-${name}`)}`).join(';')}}kept-html:not(.kept-in)>kept-body{background:none!important}\n`
    : '';
  const own = documentOf(root)?.baseURI ?? '';
  return {
    first: FIRST + first,
    last: `kept-html{color-scheme:${scheme}!important}\n${writer.declarations(moved, own)}${LAST}`,
  };
}
