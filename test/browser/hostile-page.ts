// The type of a page that breaks widgets, and helpers to write one.
import type { HostPage } from "./host.ts";

export interface HostilePage extends HostPage {
  name: string;
  /** Also runs without FULL=1. */
  isSample?: boolean;
}

export const TAG = '<script src="%SITE%/widget.js" async data-place="嘉善县"></script>';
export const TEXT = "<h1>某县司法局</h1><p>公告：本局网站改版，旧地址停用。</p>";

export function page(
  parts: { head?: string; body?: string; tag?: string; root?: string; doctype?: string } = {},
): string {
  const { head = "", body = TEXT, tag = TAG, root = 'lang="zh-CN"', doctype = "<!doctype html>" } = parts;
  return `${doctype}<html ${root}><head><meta charset="utf-8"><title>某县司法局</title>${head}</head><body>${body}${tag}</body></html>`;
}

export const style = (css: string) => `<style>${css}</style>`;
export const script = (code: string) => `<script>${code}</script>`;
