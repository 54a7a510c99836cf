// The element and the page around it, as the chat sees them.
import type { Settings } from "../view/attributes.ts";
import type { FawenChatElement, FawenEventDetails } from "./fawen-chat.d.ts";

export type HostStrings = FawenChatElement["strings"];

/** What stands inside the element before the chat does: the server's form. */
interface LightForm {
  question: string;
  /** What was wrong with it, in a sentence. */
  fault: string;
  isFocused: boolean;
}

/** The element, as the chat sees it. */
export interface Host {
  lightForm: () => LightForm;
  settings: () => Settings;
  id: () => string;
  /** False when the page wants to do itself what usually follows. */
  emit: <Type extends keyof FawenEventDetails>(type: Type, detail: FawenEventDetails[Type]) => boolean;
}
