// The shell of a terminal around the kiosk's frame. Messages go to the frame's own origin and come from there, and nowhere else.
// Nothing that a person asked ever gets here; what a packet holds was shown to the person before they sent it.

const $ = (id) => document.getElementById(id);
const frame = $("kiosk");
const address = frame.src;
const kiosk = new URL(address).origin;

/** So often somebody in a call is told to be there: well within the shortest time after which the kiosk warns. */
const STAY_EVERY_MS = 10_000;
/** Until the kiosk is ready; afterwards to see whether it still is. */
const HELLO_EVERY_MS = 1_000;
const LOOK_EVERY_MS = 60_000;
/** Without a word from the kiosk for so long it is loaded anew. */
const SILENT_MS = 90_000;
const LOG_LINES_MAX = 200;

let isReady = false;
let helloAt = 0;
let heardAt = Date.now();
let staying = 0;
/** The `voice` that waits for what was said. */
let voice = null;

function say(type, fields = {}) {
  const message = { fawen: 1, type, ...fields };
  frame.contentWindow.postMessage(message, kiosk);
  log("→", message);
}

function sayHello() {
  helloAt = Date.now();
  say("hello", { can: [...$("can").querySelectorAll(":checked")].map(({ value }) => value) });
}

// The kiosk may be loaded anew at any time, for a new version; and its script may come later than its page.
frame.addEventListener("load", () => {
  isReady = false;
  sayHello();
});
setInterval(() => {
  const now = Date.now();
  if (now - helloAt >= (isReady ? LOOK_EVERY_MS : HELLO_EVERY_MS)) sayHello();
  if (now - heardAt < SILENT_MS) return;
  heardAt = now;
  frame.src = address;
}, HELLO_EVERY_MS);

addEventListener("message", ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== kiosk || data?.fawen !== 1) return;
  heardAt = Date.now();
  log("←", data);
  // What a newer kiosk says beside these is nothing for this shell.
  if (Object.hasOwn(HEARD, data.type)) HEARD[data.type](data);
});

const HEARD = {
  ready: ({ isInUse, isUp }) => {
    isReady = true;
    show(isInUse ? "有人在用" : "空闲", isUp);
  },
  "session-started": () => show("有人在用"),
  "session-cleared": () => {
    // The person has gone, and so has everything that was theirs.
    hangUp();
    endDial();
    endVoice();
    show("空闲");
  },
  line: ({ isUp }) => show($("state").textContent.split("，")[0], isUp),
  handoff: ({ packet }) => call(packet),
  dial: ({ name, tel }) => dial(name, tel),
  voice: ({ id }) => listen(id),
  "voice-ended": ({ id }) => id === voice && endVoice(),
};

function show(state, isUp = !$("state").textContent.endsWith("断网")) {
  $("state").textContent = isUp ? state : `${state}，断网`;
}

// --- A video call. Here the terminal's own call begins, with the packet for who takes it.

function call(packet) {
  $("packet").replaceChildren(
    ...(packet.emergency.length === 0 ? [] : row("先打", ...packet.emergency.map(({ name, tel }) => `${tel} ${name}`))),
    ...row("什么事", packet.matter?.name ?? "没有"),
    ...row("地方", packet.place ?? "没有"),
    ...row("机器", packet.terminal),
    ...row("单位和服务", ...packet.services),
    ...row("原文", ...packet.quotes.map(({ quote, title }) => `「${quote}」《${title}》`)),
    ...row("资料没写", ...packet.missing),
  );
  open("call");
  // While two people speak, nobody touches the screen.
  clearInterval(staying);
  staying = setInterval(() => say("stay"), STAY_EVERY_MS);
  say("stay");
}

function row(label, ...values) {
  const texts = values.filter((value) => value !== "");
  return [element("dt", label), ...(texts.length === 0 ? ["没有"] : texts).map((text) => element("dd", text))];
}

function hangUp() {
  clearInterval(staying);
  staying = 0;
  $("packet").replaceChildren();
  close("call");
}

// --- A telephone.

function dial(name, tel) {
  $("number").textContent = `${name} ${tel}`;
  open("dial");
  clearInterval(staying);
  staying = setInterval(() => say("stay"), STAY_EVERY_MS);
}

function endDial() {
  clearInterval(staying);
  $("number").textContent = "";
  close("dial");
}

// --- Speech. A field stands for what the terminal's own recognition understood. It must do so on the device.

function listen(id) {
  voice = id;
  open("voice");
  $("said").focus();
}

function heard(text) {
  const id = voice;
  endVoice();
  if (id !== null) say("heard", { id, text });
}

function endVoice() {
  voice = null;
  $("heard").reset();
  close("voice");
}

$("heard").addEventListener("submit", (event) => {
  event.preventDefault();
  heard($("said").value);
});
$("not-heard").addEventListener("click", () => heard(""));

// --- People and staff.

// Where a camera or a mat sees that somebody else has come, it does the same.
$("next").addEventListener("click", () => {
  hangUp();
  endDial();
  endVoice();
  say("clear");
});
$("hang-up").addEventListener("click", () => {
  say("stay");
  hangUp();
});
$("end-dial").addEventListener("click", () => {
  say("stay");
  endDial();
});
$("can").addEventListener("change", sayHello);
$("plugged").addEventListener("change", ({ target }) => say("headset", { isPlugged: target.checked }));
$("update").addEventListener("click", () => say("update"));
$("more").addEventListener("click", () => {
  const isOpen = $("staff").hidden;
  $("staff").hidden = !isOpen;
  $("more").setAttribute("aria-expanded", String(isOpen));
});

function open(id) {
  $(id).hidden = false;
  frame.inert = true;
  $(id).querySelector("button").focus();
}

function close(id) {
  if ($(id).hidden) return;
  $(id).hidden = true;
  frame.inert = false;
  // A keypad's keys go to where the focus is.
  frame.focus();
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** What a person said or takes to a call is not written down: the log outlasts them. */
function log(direction, { fawen: _version, ...message }) {
  if (message.type === "heard") message.text = "…";
  if (message.type === "handoff") message.packet = { id: message.packet.id };
  $("log").prepend(element("li", `${direction} ${JSON.stringify(message)}`));
  while ($("log").childElementCount > LOG_LINES_MAX) $("log").lastChild.remove();
}
