// Pages whose style sheets, boxes and layers break widgets, each in one way.
import { type HostilePage, page, style, TAG, TEXT } from "./hostile-page.ts";

export const STYLES: readonly HostilePage[] = [
  { name: "that unsets everything of every element", html: page({ head: style("* { all: unset !important }") }) },
  {
    name: "that hides every element in the body by every means, each important",
    isSample: true,
    html: page({
      head: style(`html > :not(head, body), body * { display: none !important; visibility: hidden !important;
        opacity: 0 !important; position: static !important; width: 0 !important; height: 0 !important;
        max-width: 1px !important; max-height: 1px !important; min-width: 0 !important; min-height: 0 !important;
        overflow: hidden !important; clip-path: inset(50%) !important; transform: scale(0) !important;
        scale: 0 !important; rotate: 180deg !important; translate: -9999px !important; zoom: 0.1 !important;
        filter: blur(20px) !important; mix-blend-mode: difference !important; content-visibility: hidden !important;
        contain: strict !important; pointer-events: none !important; z-index: -1 !important; float: left !important;
        margin: -9999px !important; padding: 90px !important; border: 40px solid red !important; inset: -9999px !important;
        mask-image: linear-gradient(transparent, transparent) !important; color: white !important;
        background: white !important; -webkit-text-fill-color: white !important; font: 3px/0 fantasy !important;
        animation: none !important; transition: all 9s !important; user-select: none !important;
        columns: 9 !important; writing-mode: vertical-rl !important; isolation: auto !important; }`),
    }),
  },
  {
    name: "with tiny letters, letters apart, no line height and text far to the left",
    html: page({
      head: style(`html { font-size: 5px } body { letter-spacing: 1em; word-spacing: 2em; text-transform: uppercase;
        white-space: pre; text-align: right; line-height: 0; text-indent: -9999px; word-break: keep-all; font: 3px/0 cursive }`),
    }),
  },
  {
    name: "with vertical letters, invisible ink, hidden text and no pointer",
    html: page({
      head: style(`html { writing-mode: vertical-rl; text-orientation: upright }
        body { color: transparent; -webkit-text-fill-color: transparent; -webkit-text-security: disc; visibility: hidden;
        pointer-events: none; cursor: none; text-shadow: 0 0 9px red; -webkit-text-stroke: 5px red; quotes: none;
        font-variant: small-caps; hyphens: auto; list-style: none; border-collapse: collapse; white-space: nowrap }`),
    }),
  },
  {
    // As lib-flexible sets it: a tenth of the window's width, which counts as at most 540 px.
    name: "whose root has letters of 54 px, to lay out by them",
    html: page({ head: style("html { font-size: 54px } body { font-size: 0.3rem }") }),
  },
  {
    name: "that styles buttons, dialogs, inputs, and what lies before and after everything",
    html: page({
      head: style(`button, dialog, textarea, select, input, form, p, div, span, h1, h2, h3, blockquote, figure, article {
        display: none !important; font-size: 2px !important } *::before, *::after { content: "广告" !important;
        display: block !important; height: 30px !important; font-size: 30px !important; background: red !important }
        ::backdrop { background: red !important } :focus { outline: none !important }
        :not(:defined), [part], fawen-chat { color: red; font-size: 4px; background: red; opacity: 0.1; transform: rotate(9deg) }`),
    }),
  },
  {
    // As on pages on a day of mourning: the filter makes the body the containing block of fixed elements.
    name: "that is grey from top to bottom and longer than the window",
    isSample: true,
    html: page({ head: style("body { filter: grayscale(100%); min-height: 3000px }") }),
  },
  {
    name: "that is made larger as a whole for weak eyes",
    isSample: true,
    html: page({ head: style("body { zoom: 1.5 }") }),
  },
  {
    name: "that keeps values of its own in custom properties, and can be written in",
    html: page({
      root: 'lang="zh-CN" contenteditable="true"',
      head: style(`:root { --number: 400px; --target: 400px; --ink: transparent; --ground: red; --paper: red; --line: red;
        --link: red; --quote: red; --warm: red; --soft: red; --fill: red; --on-fill: red }`),
    }),
  },
  { name: "that runs from right to left", html: page({ root: 'lang="ar" dir="rtl"' }) },
  {
    name: "in quirks mode, laid out in a table, with names in capitals",
    html: page({
      doctype: "",
      head: "<STYLE>TABLE, TD { FONT-SIZE: 8PX; COLOR: #FFF; LINE-HEIGHT: 1 }</STYLE>",
      body: "<TABLE WIDTH=100% HEIGHT=100% BORDER=0><TR><TD ALIGN=right NOWRAP><FONT SIZE=1 COLOR=white>某县司法局</FONT>",
      tag: `${TAG}</TABLE>`,
    }),
  },
  {
    name: "whose element stands in a box that is moved, cut off and a layer of its own",
    html: page({
      head: style(`#box { position: fixed; left: 40px; bottom: 40px; width: 300px; height: 160px; overflow: hidden;
        transform: translate(8px, -8px); filter: brightness(1); contain: paint; will-change: transform; z-index: 1; perspective: 9px }
        #over { position: fixed; inset: 0 0 60% 0; background: #fff; z-index: 2147483647 }`),
      body: `${TEXT}<div id="box"><fawen-chat launcher place="嘉善县"></fawen-chat></div><div id="over">公告</div>`,
      tag: '<script type="module" src="%SITE%/widget.js"></script>',
    }),
  },
  {
    name: "with a layer over the whole window at the highest level, and a modal dialog that was open before",
    html: page({
      body: `${TEXT}<div style="position:fixed;inset:0;background:#fff;z-index:2147483647">请稍候</div>`,
    }),
  },
];
