/** Changed copies of plain data; what is not changed is shared. */
import { canonicalJson } from "../canonical.ts";
import type { Edit, Mutant, MutantKind } from "./types.ts";
import { pathOf } from "../path.ts";

/** The segments of a path. */
export type Path = readonly (string | number)[];

/** A mutant that does not know its file yet. */
export type Change = Omit<Mutant, "file">;

/** The copy that the edits make, one after the other. */
export function edited(root: unknown, edits: readonly Edit[]): unknown {
  return edits.reduce((value, edit) => editedAt(value, edit, 0), root);
}

function editedAt(value: unknown, edit: Edit, depth: number): unknown {
  const segment = edit.path[depth];
  if (segment === undefined) return "set" in edit ? edit.set : value;
  const isLast = depth === edit.path.length - 1;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return list.flatMap((item, at) => {
      if (at !== segment) return [item];
      return isLast && "removed" in edit ? [] : [editedAt(item, edit, depth + 1)];
    });
  }
  const object = { ...(value as { readonly [key: string]: unknown }) };
  if (isLast && "removed" in edit) delete object[segment];
  else object[segment] = editedAt(object[segment], edit, depth + 1);
  return object;
}

/** Another value in a place; `from` is what it is now, stated or by default. */
export function replaced(kind: MutantKind, path: Path, from: unknown, to: unknown): Change {
  return { kind, path: pathOf(path), change: `${shown(from)} → ${shown(to)}`, edits: [{ path, set: to }] };
}

/** A key or an item taken out. */
export function removed(path: Path, kind: MutantKind = "part"): Change {
  return { kind, path: pathOf(path), change: "removed", edits: [{ path, removed: true }] };
}

/** One more item in a list. */
export function added(kind: MutantKind, path: Path, list: readonly unknown[], item: unknown): Change {
  return { kind, path: pathOf(path), change: `added ${shown(item)}`, edits: [{ path, set: [...list, item] }] };
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : canonicalJson(value);
}
