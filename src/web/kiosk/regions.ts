// Builds the views of all regions of the page from the state.
import { dayHere } from "../day-here.ts";
import type { Regions } from "./display.ts";
import { barView, captionView, lineView, pagingView, saidView, topView } from "./frame-view.ts";
import { screenView } from "./screen-views.ts";
import { isCut, type KioskState, type Terminal } from "./screens.ts";
import { sheetView } from "./sheet-views.ts";

export function regionsOf(state: KioskState, terminal: Terminal): Regions {
  return {
    top: topView(terminal),
    line: lineView(terminal, dayHere()),
    main: screenView(state, terminal),
    paging: state.screen.kind === "attract" && !isCut(terminal) ? null : pagingView(),
    caption: captionView(state),
    bar: barView(state, terminal),
    sheet: sheetView(state, terminal),
    said: saidView(state),
  };
}
