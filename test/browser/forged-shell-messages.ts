// Invalid messages that the kiosk must ignore, although they come from its shell. Each is the source of an expression
// that the sending page evaluates, because many values that can be sent are not JSON. `id` is the id of the running
// speech recognition, so that each message differs from a valid one only in its fault.
import { FORGED_MESSAGES } from "./forged-messages.ts";

const VERSIONS = ["2", "0", "-1", "1.1", '"1"', "true", "null", "undefined", "[1]", "({ valueOf: 1 })", "1n", "NaN"];
const TYPES = [
  '"Clear"',
  '"CLEAR"',
  '"clear "',
  '"clear\\u200b"',
  '"wipe"',
  '"reset"',
  '"session-cleared"',
  '"ready"',
  '"voice"',
  '"handoff"',
  '"__proto__"',
  '"constructor"',
  '"toString"',
  '""',
  '["clear"]',
  "({ clear: 1 })",
  'new String("clear")',
  "1",
  "true",
  "null",
  "undefined",
];

/** Valid messages, each of which has an effect on a kiosk that listens for speech. */
export const trueMessages = (id: string) => [
  { fawen: 1, type: "hello", can: ["print"] },
  { fawen: 1, type: "heard", id, text: "别人的话" },
  { fawen: 1, type: "headset", isPlugged: true },
  { fawen: 1, type: "clear" },
];

export function forgedShellMessages(id: string): readonly string[] {
  const mine = JSON.stringify(id);
  const all = `id: ${mine}, text: "别人的话", can: ["call", "dial", "voice", "print"], isPlugged: true`;
  const heard = (fields: string) => `({ fawen: 1, type: "heard", ${fields} })`;
  const headset = (fields: string) => `({ fawen: 1, type: "headset", ${fields} })`;
  const hello = (can: string) => `({ fawen: 1, type: "hello", can: ${can} })`;
  return [
    ...VERSIONS.flatMap((version) =>
      ["clear", "heard", "hello", "headset"].map((type) => `({ fawen: ${version}, type: "${type}", ${all} })`),
    ),
    ...TYPES.map((type) => `({ fawen: 1, type: ${type}, ${all} })`),
    ...[
      'text: "别人的话"',
      'id: "", text: "别人的话"',
      'id: "v_", text: "别人的话"',
      'id: "v_1", text: "别人的话"',
      `id: ${mine} + " ", text: "别人的话"`,
      `id: ${mine}.toUpperCase(), text: "别人的话"`,
      `id: [${mine}], text: "别人的话"`,
      `id: new String(${mine}), text: "别人的话"`,
      `id: { toString: ${mine} }, text: "别人的话"`,
      'id: "v".repeat(1_000_000), text: "别人的话"',
      'id: 1, text: "别人的话"',
      'id: null, text: "别人的话"',
      'id: undefined, text: "别人的话"',
      'id: true, text: "别人的话"',
      `id: ${mine}`,
      `id: ${mine}, text: 1`,
      `id: ${mine}, text: null`,
      `id: ${mine}, text: undefined`,
      `id: ${mine}, text: ["别人的话"]`,
      `id: ${mine}, text: { toString: "别人的话" }`,
      `id: ${mine}, text: new String("别人的话")`,
      `id: ${mine}, text: "话".repeat(2_001)`,
      `id: ${mine}, text: "话".repeat(1_000_000)`,
      `id: ${mine}, Text: "别人的话"`,
      `id: ${mine}, words: "别人的话"`,
    ].map(heard),
    ...["", "isPlugged: 1", 'isPlugged: "true"', "isPlugged: null", "isPlugged: [true]", "isplugged: true"].map(
      headset,
    ),
    ...['"call"', "1", "true", "({})", '({ 0: "call", length: 1 })', 'new Set(["call"])'].map(hello),
    `[{ fawen: 1, type: "clear" }]`,
    `Object.assign([], { fawen: 1, type: "clear" })`,
    `JSON.stringify({ fawen: 1, type: "clear" })`,
    `({ data: { fawen: 1, type: "clear" } })`,
    `({ __proto__: { fawen: 1, type: "clear" } })`,
    `JSON.parse('{ "__proto__": { "fawen": 1, "type": "clear" } }')`,
    `JSON.parse('{ "fawen": 1, "__proto__": { "type": "clear" } }')`,
    `new Map([["fawen", 1], ["type", "clear"]])`,
    `({ Fawen: 1, type: "clear" })`,
    `({ fawen: 1, Type: "clear" })`,
    `({ type: "clear" })`,
    ...FORGED_MESSAGES,
  ];
}
