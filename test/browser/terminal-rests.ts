// Searches a terminal for traces of a visitor. Every place in the browser is read as text and searched in the test's
// process. The words never go into the page, where the search would find them.
import type { Page } from "playwright-core";
import { readClipboard } from "./clipboard.ts";

/** The text of each place, by the place's name. */
export type Places = Readonly<Record<string, string>>;

/** Reads all places except the page's memory, and changes nothing. */
export async function placesOf(page: Page): Promise<Places> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const { entries } = await session.send("Page.getNavigationHistory");
  const { cookies } = await session.send("Network.getCookies");
  await session.detach();
  await page.emulateMedia({ media: "print" });
  const printed = await page.evaluate(() => document.documentElement.innerText);
  await page.emulateMedia({ media: null });
  return {
    ...(await inPage(page)),
    "accessibility tree": nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name, value }) => `${role?.value} ${name?.value} ${value?.value}`)
      .join("\n"),
    history: entries.map(({ id, url, title }) => `${id} ${url} ${title}`).join("\n"),
    cookies: JSON.stringify(cookies),
    "print view": printed,
    clipboard: await readClipboard(page),
  };
}

function inPage(page: Page): Promise<Places> {
  return page.evaluate(async () => {
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) {
      for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot !== null) roots.push(shadowRoot);
    }
    const fields = roots.flatMap((root) => [...root.querySelectorAll("input, textarea, select")]);
    const markup = (root: Document | ShadowRoot) =>
      root instanceof Document ? root.documentElement.outerHTML : root.innerHTML;
    const kept: string[] = [];
    for (const name of await caches.keys()) {
      kept.push(...(await (await caches.open(name)).keys()).map(({ method, url }) => `${method} ${url}`));
    }
    const sheets = roots.flatMap((root) => root.adoptedStyleSheets);
    return {
      elements: roots.map(markup).join("\n"),
      fields: JSON.stringify(fields.map((field) => Reflect.get(field, "value"))),
      title: document.title,
      "style sheets": sheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join("\n"),
      selection: String(getSelection() ?? ""),
      "state of the history": `${history.length} ${JSON.stringify(history.state)}`,
      "session storage": JSON.stringify({ ...sessionStorage }),
      "local storage": JSON.stringify({ ...localStorage }),
      databases: JSON.stringify(await indexedDB.databases()),
      caches: kept.sort().join("\n"),
      "name of the window": window.name,
      address: location.href,
    };
  });
}

/** The used parts of a Chromium heap snapshot. */
interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
  nodes: number[];
  strings: string[];
}

/** Returns all strings in the page's memory, each cut to its first thousand characters by the browser. */
export async function memoryOf(page: Page): Promise<string> {
  return (await snapshotOf(page)).strings.join("\n");
}

/** Returns the bytes of all script objects, without machine code and the browser's native objects. */
export async function memorySize(page: Page): Promise<number> {
  const { snapshot, nodes } = await snapshotOf(page);
  const { node_fields: fields, node_types } = snapshot.meta;
  const [type, size] = [fields.indexOf("type"), fields.indexOf("self_size")];
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    const name = node_types[0][nodes[at + type] ?? 0] ?? "";
    if (name !== "code" && name !== "native") bytes += nodes[at + size] ?? 0;
  }
  return bytes;
}

/** Takes a heap snapshot after garbage collection. */
async function snapshotOf(page: Page): Promise<Snapshot> {
  const session = await page.context().newCDPSession(page);
  const pieces: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => pieces.push(chunk));
  await session.send("HeapProfiler.enable");
  // Several rounds, because finalizers of one round free objects for the next.
  for (let times = 0; times < 3; times++) await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return JSON.parse(pieces.join(""));
}

const SHORT = 6;

/** Returns the texts of a reply that identify it: at least `SHORT` characters long and absent from `before`. */
export function traces(reply: unknown, before: string): string[] {
  const texts: string[] = [];
  const collect = (value: unknown) => {
    if (typeof value === "string") texts.push(...value.split("\n"));
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(collect);
  };
  collect(reply);
  const long = texts.map((text) => text.trim()).filter((text) => text.length >= SHORT);
  return [...new Set(long)].filter((text) => !before.includes(text));
}

/** Returns the places that contain any of the words, each with the words found. */
export function findings(places: Places, words: readonly string[]): string[] {
  return Object.entries(places).flatMap(([name, text]) => {
    const found = words.filter((word) => text.includes(word));
    return found.length === 0 ? [] : [`${name}: ${found.join(" / ")}`];
  });
}
