// TypeScript types of `<fawen-chat>` for host pages. The build copies this file unchanged to `/widget.d.ts`.
// docs/embed.md describes every attribute, method and event.

/** The reply to a question. `/openapi.json` describes every field. */
export interface FawenReply {
  id: string;
  status: string;
  reason: string | null;
  matter: string | null;
  answer: string;
  citations: { n: number; quote: string; href: string }[];
  notice: string;
}

export interface FawenEventDetails {
  "fawen:answer": {
    id: string;
    index: string;
    status: string;
    reason: string | null;
    matter: string | null;
    reply: FawenReply;
  };
  "fawen:handoff": { name: string; tel: string; matter: string | null };
  "fawen:feedback": { id: string; index: string; useful: boolean; reason: string | null };
  "fawen:error": {
    kind: "offline" | "timeout" | "problem" | "portal" | "unreadable";
    status: number | null;
    slug: string | null;
  };
  /** Emitted only with `voice="host"`. */
  "fawen:voice": { lang: string; done: (text: string) => void };
}

/** Strings that replace the built-in ones. Placeholders stand in braces, for example `{max}` in `hint`. */
export interface FawenStrings {
  title?: string;
  about?: string;
  launcher?: string;
  close?: string;
  clear?: string;
  cleared?: string;
  larger?: string;
  largest?: string;
  normal?: string;
  language?: string;
  intro?: string;
  log?: string;
  label?: string;
  next?: string;
  hint?: string;
  place?: string;
  anywhere?: string;
  send?: string;
  stop?: string;
  empty?: string;
  tooLong?: string;
  youAsked?: string;
  asking?: string;
  slow?: string;
  verySlow?: string;
  stopped?: string;
  again?: string;
  offline?: string;
  timeout?: string;
  unreadable?: string;
  urgent?: string;
  hotline?: string;
  newTab?: string;
  tryThese?: string;
  webPage?: string;
  notice?: string;
  notStored?: string;
  sources?: string;
  speak?: string;
  listening?: string;
  notHeard?: string;
  portal?: string;
  refused?: string;
  busy?: string;
  broken?: string;
  quoteLink?: string;
  quoteNumber?: string;
  quoteName?: string;
  toQuote?: string;
  editorsTitle?: string;
  quotedTitle?: string;
  publisher?: string;
  where?: string;
  time?: string;
  unknown?: string;
  approximately?: string;
  date?: string;
  month?: string;
  year?: string;
  colon?: string;
  conflicts?: string;
  differing?: string;
  chooseOne?: string;
  alsoAsk?: string;
  turnTo?: string;
  machineMade?: string;
  upTo?: string;
  copy?: string;
  copied?: string;
  copyByHand?: string;
  read?: string;
  stopReading?: string;
  useful?: string;
  yes?: string;
  no?: string;
  why?: string;
  unrelated?: string;
  wrong?: string;
  incomplete?: string;
  unclear?: string;
  outdated?: string;
  other?: string;
  thanks?: string;
  notSent?: string;
  along?: string;
  print?: string;
  phone?: string;
  card?: string;
  lookedUp?: string;
  notLoaded?: string;
  phoneHow?: string;
  phoneLink?: string;
  phoneCode?: string;
  phoneNone?: string;
  phoneClose?: string;
  phoneEmpty?: string;
  paperCode?: string;
  printed?: string;
  cannotPrint?: string;
}

export interface FawenChatElement extends HTMLElement {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
  ask(question: string, options?: { place?: string }): Promise<FawenReply | null>;
  clear(): void;
  /** Strings for all languages, and strings for single languages, which take precedence. */
  strings: FawenStrings & { [Lang in "zh-CN" | "zh-Hant" | "en"]?: FawenStrings };
}

declare global {
  interface HTMLElementTagNameMap {
    "fawen-chat": FawenChatElement;
  }
  interface HTMLElementEventMap {
    "fawen:answer": CustomEvent<FawenEventDetails["fawen:answer"]>;
    "fawen:handoff": CustomEvent<FawenEventDetails["fawen:handoff"]>;
    "fawen:feedback": CustomEvent<FawenEventDetails["fawen:feedback"]>;
    "fawen:error": CustomEvent<FawenEventDetails["fawen:error"]>;
    "fawen:voice": CustomEvent<FawenEventDetails["fawen:voice"]>;
  }
}
