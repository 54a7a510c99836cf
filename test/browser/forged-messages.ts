// Messages that a frame must ignore. Each is a JavaScript expression that is evaluated in the sending page, because
// many messages cannot be written as JSON. Each contains a question that must never appear in the frame.

const Q = '"嘉善的网办率达到了多少？"';
const ask = (fields: string) => `({ fawen: 1, type: "ask", ${fields} })`;
const typed = (type: string) => `({ fawen: 1, type: ${type}, question: ${Q} })`;
const version = (fawen: string) => `({ fawen: ${fawen}, type: "ask", question: ${Q} })`;

const VERSIONS = ["2", "0", "-1", "1.5", '"1"', "true", "null", "undefined", "[1]", "({ valueOf: 1 })", "1n", "NaN"];
const TYPES = [
  '"Ask"',
  '"ask "',
  '"ASK"',
  '"open"',
  '"ready"',
  '"answer"',
  '"eval"',
  '"__proto__"',
  '"constructor"',
  '"toString"',
  '""',
  '["ask"]',
  "({ ask: 1 })",
  'new String("ask")',
  "1",
  "true",
  "null",
  "undefined",
];
const QUESTIONS = [
  "question: 1",
  'question: ""',
  'question: "  \\n "',
  'question: "问".repeat(501)',
  'question: "问".repeat(1_000_000)',
  `question: [${Q}]`,
  `question: { toString: ${Q} }`,
  `question: new String(${Q})`,
  "question: null",
  "question: undefined",
  "question: true",
  "question: 1n",
  `Question: ${Q}`,
  `question: ${Q}, place: 1`,
  `question: ${Q}, place: null`,
  `question: ${Q}, place: ["嘉善县"]`,
  `question: ${Q}, place: "县".repeat(21)`,
];
const WHOLES = [
  "null",
  "undefined",
  "1",
  "true",
  '"hello"',
  '"ask"',
  `JSON.stringify({ fawen: 1, type: "ask", question: ${Q} })`,
  `[{ fawen: 1, type: "ask", question: ${Q} }]`,
  `Object.assign([], { fawen: 1, type: "ask", question: ${Q} })`,
  `({ data: { fawen: 1, type: "ask", question: ${Q} } })`,
  `({ __proto__: { fawen: 1, type: "ask", question: ${Q} } })`,
  `JSON.parse('{"__proto__": { "fawen": 1, "type": "ask" }, "question": "x" }')`,
  `JSON.parse('{"fawen": 1, "__proto__": { "type": "ask", "question": "x" } }')`,
  `new Map([["fawen", 1], ["type", "ask"], ["question", ${Q}]])`,
  'new Set(["fawen", "type"])',
  "new Date()",
  "/ask/",
  "new ArrayBuffer(8)",
  'new Error("ask")',
  'new Blob(["ask"])',
  "({})",
  "[]",
  "({ fawen: 1 })",
  `({ type: "ask", question: ${Q} })`,
  `({ Fawen: 1, type: "ask", question: ${Q} })`,
  `(() => { const loop = { type: "ask", question: ${Q} }; loop.fawen = loop; return loop; })()`,
];

export const FORGED_MESSAGES: readonly string[] = [
  ...VERSIONS.map(version),
  ...TYPES.map(typed),
  ...QUESTIONS.map(ask),
  ...WHOLES,
  ...["2", '"1"', "true"].map((fawen) => `({ fawen: ${fawen}, type: "hello" })`),
];
