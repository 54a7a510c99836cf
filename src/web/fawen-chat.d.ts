// The types of `<fawen-chat>` for host pages: copied to `/widget.d.ts` as it is. docs/embed.md says what each does.

/** The reply to a question; the interface's description at `/openapi.json` has every field. */
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
  /** Only with `voice="host"`. */
  "fawen:voice": { lang: string; done: (text: string) => void };
}

export interface FawenChatElement extends HTMLElement {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
  ask(question: string, options?: { place?: string }): Promise<FawenReply | null>;
  clear(): void;
  strings: Readonly<Record<string, string>>;
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
