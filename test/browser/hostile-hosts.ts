// Pages of other people that break widgets, each for one reason. The widget has to work on all of them.
// A page may say what went wrong from its own side: it writes into `data-complaints` of its root.
import type { HostPage } from "./host.ts";
import { CLOBBERED, POLLUTION } from "./hostile-names.ts";
import { MOOTOOLS, PROTOTYPE } from "./old-libraries.ts";

export interface HostilePage extends HostPage {
  name: string;
  /** Also without FULL=1. */
  isSample?: boolean;
}

const TAG = '<script src="%SITE%/widget.js" async data-place="嘉善县"></script>';
const TEXT = "<h1>某县司法局</h1><p>公告：本局网站改版，旧地址停用。</p>";

function page(parts: { head?: string; body?: string; tag?: string; root?: string; doctype?: string } = {}): string {
  const { head = "", body = TEXT, tag = TAG, root = 'lang="zh-CN"', doctype = "<!doctype html>" } = parts;
  return `${doctype}<html ${root}><head><meta charset="utf-8"><title>某县司法局</title>${head}</head><body>${body}${tag}</body></html>`;
}

const style = (css: string) => `<style>${css}</style>`;
const script = (code: string) => `<script>${code}</script>`;
const COMPLAIN = `function complain(text) { document.documentElement.dataset.complaints =
  (document.documentElement.dataset.complaints || "") + text + "; "; }`;

const STYLES: readonly HostilePage[] = [
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
    // As lib-flexible sets it: a tenth of a window of at most 540 px.
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

const POLICIES: readonly HostilePage[] = [
  {
    name: "that allows the widget's address for scripts and connections and nothing else",
    html: page(),
    headers: {
      "Content-Security-Policy":
        "default-src 'none'; script-src %SITE%; connect-src %SITE%; style-src 'none'; base-uri 'none'; form-action 'none'; report-uri %REPORT%",
    },
  },
  {
    name: "that wants trusted types and has no policy for them",
    html: page(),
    headers: {
      "Content-Security-Policy": "require-trusted-types-for 'script'; trusted-types 'none'; report-uri %REPORT%",
    },
  },
  {
    name: "under both policies, from a module of its own",
    isSample: true,
    html: page({ tag: '<script type="module" src="own.js"></script>' }),
    headers: {
      "Content-Security-Policy":
        "default-src 'none'; script-src %SITE% %HOST%; connect-src %SITE%; style-src 'none'; base-uri 'none'; form-action 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'; report-uri %REPORT%",
    },
    files: {
      "own.js": {
        type: "text/javascript",
        text: `import "%SITE%/widget.js";
const chat = document.createElement("fawen-chat");
chat.setAttribute("launcher", "");
chat.setAttribute("place", "嘉善县");
document.body.append(chat);`,
      },
    },
  },
  {
    name: "in a sandbox without an origin or storage, asked to keep the conversation",
    html: page({ tag: TAG.replace("async", 'async data-keep="session"') }),
    headers: { "Content-Security-Policy": "sandbox allow-scripts allow-forms" },
  },
];

const SCRIPTS: readonly HostilePage[] = [
  { name: "with Prototype 1.6", isSample: true, html: page({ head: script(PROTOTYPE) }) },
  { name: "with MooTools 1.2", html: page({ head: script(MOOTOOLS) }) },
  ...POLLUTION.map(({ name, code, isSample = false }) => ({
    name: `where ${name}`,
    isSample,
    html: page({ head: script(code) }),
  })),
  {
    name: "whose elements have the names of what a document has",
    isSample: true,
    html: page({
      body: `${TEXT}${CLOBBERED.map((name, i) => {
        const tag = ["img", "form", "object", "iframe", "embed"][i % 5];
        return tag === "img" || tag === "embed"
          ? `<${tag} name="${name}">`
          : `<${tag} name="${name}" id="${name}"></${tag}>`;
      }).join("")}<a id="customElements"></a><a id="fetch"></a><a id="sessionStorage"></a><a id="navigator"></a>`,
    }),
  },
  {
    name: "whose element stands in a form that has fields with the names of what an element has",
    html: page({
      head: script(COMPLAIN),
      body: `<form onsubmit="complain('submitted'); return false" onreset="complain('reset')">
<input name="attributes"><input name="parentNode"><input name="children"><input name="nodeType"><input name="shadowRoot">
<input name="getRootNode"><input name="addEventListener"><input name="querySelector"><input name="closest"><input name="matches">
<input name="dispatchEvent"><input name="ownerDocument"><input name="isConnected"><input name="submit"><input name="question">
<input name="place"><input name="contains"><input name="host"><input name="append"><input name="localName"><input name="assignedSlot">
<fawen-chat launcher place="嘉善县"></fawen-chat><button>提交</button></form>`,
      tag: '<script type="module" src="%SITE%/widget.js"></script>',
    }),
  },
  {
    name: "with keys of its own for everything that is typed",
    html: page({
      head: script(`${COMPLAIN}
["keydown", "keypress", "keyup"].forEach(function (type) {
  [document, window].forEach(function (target) {
    target.addEventListener(type, function (event) {
      if (event.target.localName !== "fawen-chat" && !document.querySelector("fawen-chat").isOpen) return;
      if (event.key.length === 1) { complain(event.type + " " + event.key); event.preventDefault(); event.stopPropagation(); }
    });
  });
});`),
    }),
  },
  {
    name: "that wraps fetch, attachShadow, addEventListener, timers, promises and the console",
    html: page({
      head: script(`${COMPLAIN}
var send = window.fetch;
window.fetch = function (input, init) {
  init = Object.assign({}, init); init.headers = new Headers(init.headers); init.headers.set("Accept-Language", "zh");
  return send.call(this, input, init).then(function (response) { response.clone().text().catch(function () {}); return response.clone(); });
};
var attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) { var root = attach.call(this, options); root.__seen = true; return root; };
var listen = EventTarget.prototype.addEventListener, forget = EventTarget.prototype.removeEventListener, wrapped = new WeakMap();
EventTarget.prototype.addEventListener = function (type, listener, options) {
  if (typeof listener !== "function") return listen.call(this || window, type, listener, options);
  var own = wrapped.get(listener) || function () { return listener.apply(this, arguments); };
  wrapped.set(listener, own); return listen.call(this || window, type, own, options);
};
EventTarget.prototype.removeEventListener = function (type, listener, options) {
  return forget.call(this || window, type, wrapped.get(listener) || listener, options);
};
var later = window.setTimeout; window.setTimeout = function (fn, ms) {
  return later(typeof fn === "function" ? function () { fn.apply(window, arguments); } : fn, ms); };
var frame = window.requestAnimationFrame; window.requestAnimationFrame = function (fn) { return frame(function (t) { fn(t); }); };
var Native = window.Promise; window.Promise = class ZonePromise extends Native {}; window.Promise.__zone = true;
["error", "warn"].forEach(function (level) { var say = console[level];
  console[level] = function () { complain(level + " " + [].join.call(arguments, " ")); say.apply(console, arguments); }; });
window.onerror = function (message) { complain("onerror " + message); };
window.addEventListener("unhandledrejection", function (event) { complain("rejected " + event.reason); });`),
    }),
  },
  {
    name: "that walks through every element which is added, and has defined many of its own",
    html: page({
      head: script(`${COMPLAIN}
for (let i = 0; i < 300; i++) customElements.define("x-part-" + i, class extends HTMLElement { connectedCallback() { this.hidden = true; } });
var define = customElements.define;
customElements.define = function (name, type, options) { return define.call(customElements, name, class extends type {}, options); };
new MutationObserver(function (records) { records.forEach(function (record) { record.addedNodes.forEach(function walk(node) {
  if (node.setAttribute) { node.setAttribute("data-seen", ""); node.setAttribute("tabindex", node.getAttribute("tabindex") || "-1"); }
  node.childNodes.forEach(walk); }); }); }).observe(document, { childList: true, subtree: true });`),
      body: `${TEXT}${Array.from({ length: 300 }, (_, i) => `<x-part-${i}></x-part-${i}>`).join("")}`,
    }),
  },
];

const DOCUMENTS: readonly HostilePage[] = [
  {
    name: "whose relative addresses lead elsewhere and open a new window",
    html: page({ head: '<base href="%HOST%/nowhere/" target="_blank">' }),
  },
  {
    name: "written in GBK",
    html: `<html><head><title>GBK</title></head><body><p>&#20844;&#21578;</p><script src="%SITE%/widget.js" async data-place="&#22025;&#21892;&#21439;"></script></body></html>`,
    headers: { "Content-Type": "text/html; charset=gbk" },
  },
  {
    name: "that is XHTML",
    html: `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>某县司法局</title></head><body><p>公告</p><script src="%SITE%/widget.js" async="async" data-place="嘉善县"></script></body></html>`,
    headers: { "Content-Type": "application/xhtml+xml; charset=utf-8" },
  },
  {
    name: "that loads the script in its head, before there is a body",
    html: page({ head: '<script src="%SITE%/widget.js" data-place="嘉善县"></script>', tag: "" }),
  },
];

export const HOSTILE_PAGES: readonly HostilePage[] = [...STYLES, ...POLICIES, ...SCRIPTS, ...DOCUMENTS];
