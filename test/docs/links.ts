/** Links of a document: those inside the repository lead to a file, and to a heading in it. */
import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Markdown } from "./markdown.ts";
import { readDocument, ROOT } from "./places.ts";

/** Every link that leads nowhere, and every one that only this machine could follow. */
export function linkFaults(document: Markdown): string[] {
  return document.links.flatMap(({ line, target }) => {
    const why = faultOf(document, decodeURI(target));
    return why === null ? [] : [`${document.file}:${line}: ${target}: ${why}`];
  });
}

function faultOf(document: Markdown, target: string): string | null {
  if (/^(?:https?|mailto):/.test(target)) return /\b(?:localhost|127\.0\.0\.1)\b/.test(target) ? "a local host" : null;
  if (target.startsWith("/") || target.startsWith("file:")) return "a path of one machine";
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? document.file : relative(ROOT, join(ROOT, dirname(document.file), path));
  if (file.startsWith("..")) return "outside the repository";
  if (path !== "" && !existsSync(join(ROOT, file))) return "no such file";
  if (anchor === undefined) return null;
  const other = path === "" ? document : file.endsWith(".md") ? readDocument(file) : null;
  if (other === null) return "an anchor into what is no document";
  return other.headings.some((heading) => heading.anchor === anchor) ? null : "no such heading";
}

/** Paths of a machine that a text should not have. */
const LOCAL = /(?<![\w.:/])(?:\/(?:home|root|tmp|work|Users|mnt|var)\/|[A-Z]:\\)[\w./\\-]*/g;

/** Every path of a machine in a document, in prose and in code. */
export function localPaths(document: Markdown): string[] {
  return document.text
    .split("\n")
    .flatMap((text, at) => [...text.matchAll(LOCAL)].map(([path]) => `${document.file}:${at + 1}: ${path}`));
}
