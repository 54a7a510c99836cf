// The operator's announcements: the notice, until its last day, and the reason why asking is off. Callers pass the day.
import type { Settings } from "../settings.ts";
import { askingOff } from "./problem-sentences.ts";

/** Without a last day it is shown until the operator removes it. */
export interface Announcement {
  text: string;
  /** `YYYY-MM-DD` in China, or empty. */
  until: string;
}

/** All announcements whatever the day, the most urgent first. For callers that check the day themselves. */
export function announcementsIn(settings: Settings): Announcement[] {
  const { ASKING, NOTICE, NOTICE_UNTIL } = settings;
  return [
    ...(ASKING === "off" ? [{ text: askingOff(settings.ASKING_REASON)["zh-CN"], until: "" }] : []),
    ...(NOTICE === "" ? [] : [{ text: NOTICE, until: NOTICE_UNTIL }]),
  ];
}

/** The announcements that are shown on a day. */
export function announcementsOn(settings: Settings, today: string): string[] {
  return announcementsIn(settings).flatMap(({ text, until }) => (until === "" || today <= until ? [text] : []));
}
