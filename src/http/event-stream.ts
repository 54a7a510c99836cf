// Server-sent events. A name is a constant of ours and data is JSON, which has no line break of its own: nothing that a text or
// a person says can end an event or begin another one. An answer is known before its first event is written, so a stream is
// one piece of text, and a client that breaks off leaves nothing that goes on.

/** The headers of a stream: not kept, not changed and not held back on the way. */
export const EVENT_STREAM = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/** `json` is a JSON text, `name` a word. */
export function eventText(json: string, name?: string): string {
  return `${name === undefined ? "" : `event: ${name}\n`}data: ${json}\n\n`;
}
