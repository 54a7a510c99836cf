// Interfaces through which the chat sees its element and the host page.
import type { Settings } from "../view/attributes.ts";
import type { FawenChatElement, FawenEventDetails } from "./fawen-chat.d.ts";

export type HostStrings = FawenChatElement["strings"];

/** The server's form, which is inside the element before the chat is displayed. */
interface LightForm {
  question: string;
  /** The error message of the form. */
  fault: string;
  isFocused: boolean;
}

/** The element as the chat sees it. */
export interface Host {
  lightForm: () => LightForm;
  settings: () => Settings;
  id: () => string;
  /** Returns false when the page has cancelled the event and handles it itself. */
  emit: <Type extends keyof FawenEventDetails>(type: Type, detail: FawenEventDetails[Type]) => boolean;
}
