// Reads server-sent events by the line rules of the HTML standard, independently of the code that writes them.

export interface ReadEvent {
  event: string;
  data: string;
}

export function readEvents(text: string): ReadEvent[] {
  const events: ReadEvent[] = [];
  let event = "";
  let data: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/u)) {
    if (line === "") {
      if (data.length > 0) events.push({ event: event === "" ? "message" : event, data: data.join("\n") });
      event = "";
      data = [];
      continue;
    }
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /u, "");
    if (field === "event") event = value;
    if (field === "data") data.push(value);
  }
  return events;
}
