// Finds entries that have expired or expire soon: the office's own rows, and contacts last checked almost a year ago.
import type { ReportedCollection } from "./collection.ts";
import { daysBetween, yearLater } from "./days.ts";

export interface Expiring {
  readonly name: string;
  readonly value: string;
  /** The file and the line or id to correct. */
  readonly place: string;
  readonly checkedOn: string;
  readonly until: string;
  /** Whether an editor has set `until`; otherwise it is a year after the check. */
  readonly isSet: boolean;
  /** Negative when it has expired. */
  readonly daysLeft: number;
}

const SOON_DAYS = 90;

/** Returns expired entries and those that expire within SOON_DAYS, the earliest first. */
export function findExpiring(collection: ReportedCollection): Expiring[] {
  const { today } = collection;
  return [...rowsOf(collection), ...contactsOf(collection)]
    .map((each) => ({ ...each, daysLeft: daysBetween(today, each.until) }))
    .filter(({ daysLeft }) => daysLeft <= SOON_DAYS)
    .sort((a, b) => a.daysLeft - b.daysLeft);
}

function rowsOf({ officeRows, factsFile }: ReportedCollection): Omit<Expiring, "daysLeft">[] {
  return officeRows.map(({ cells, line }) => ({
    name: [cells.subject, cells.of].filter((part) => part !== "").join(" · "),
    value: cells.value,
    place: `${factsFile} 第${line}行`,
    checkedOn: cells.checked_on,
    until: cells.expires_on || yearLater(cells.checked_on),
    isSet: cells.expires_on !== "",
  }));
}

function contactsOf({ contacts, corpus }: ReportedCollection): Omit<Expiring, "daysLeft">[] {
  return corpus.contacts.flatMap(({ id, name, tel, url }) => {
    const { checkedOn, isOwn } = contacts.get(id) ?? { checkedOn: null, isOwn: false };
    if (checkedOn === null) return [];
    const place = `${isOwn ? "产品自带的 " : ""}contacts.yaml（${id}）`;
    return [{ name, value: tel ?? url ?? "", place, checkedOn, until: yearLater(checkedOn), isSet: false }];
  });
}
