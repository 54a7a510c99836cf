// What the operator wants everybody to read, in the operator's own words: an announcement, until its day is over, and why nobody
// can ask while asking is off. The day is handed in.
import type { Settings } from "../settings.ts";

/** Without the last day it stands until it is taken out. */
export interface Announcement {
  text: string;
  /** `YYYY-MM-DD` in China, or empty. */
  until: string;
}

/** All of them, the most pressing first, whatever day it is: who shows them knows the day. */
export function announcementsIn(settings: Settings): Announcement[] {
  const { ASKING, NOTICE, NOTICE_UNTIL } = settings;
  return [
    ...(ASKING === "off" ? [{ text: askingOff(settings), until: "" }] : []),
    ...(NOTICE === "" ? [] : [{ text: NOTICE, until: NOTICE_UNTIL }]),
  ];
}

/** Those that hold on a day. */
export function announcementsOn(settings: Settings, today: string): string[] {
  return announcementsIn(settings).flatMap(({ text, until }) => (until === "" || today <= until ? [text] : []));
}

/** The sentence of a reply that refuses to answer. */
export function askingOff({ ASKING_REASON }: Settings): string {
  const reason = ASKING_REASON === "" ? "。" : `：${ASKING_REASON.replace(/[。.!！]*$/u, "")}。`;
  return `提问暂时停了${reason}可以先看资料目录，过些时候再问。`;
}
