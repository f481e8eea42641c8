/** What could not be read of rule files, and stands empty while the rest is looked at. */
import type { ResolvedBenefit } from "../rules/resolved.ts";
import { pathIn } from "./place.ts";

/** The layer of what a pipeline would say. */
export const ORDER = "pipeline";

/** What may stand where nothing could be read: something of this region and layer. */
export interface Lack {
  readonly file: string;
  /** `null`: of whatever region. */
  readonly region: string | null;
  /** `null`: of whatever layer. `ORDER`: a pipeline. */
  readonly layer: string | null;
  /** Whether a whole version or pipeline of it may be missing. */
  readonly isWhole: boolean;
  /** Whether regions may be missing. */
  readonly isRegister?: boolean;
}

/** The parts that could not be read, by file and path, and what may be missing besides. */
export interface Holes {
  /** Whether a place is in a part that could not be read. */
  readonly covers: (file: string, path: string) => boolean;
  /** Whether a part that could not be read is at a place or in it. */
  readonly isIn: (file: string, path: string) => boolean;
  /** Whether a benefit has cases of which it is not known when they hold, or it itself is one. */
  readonly blursCases: (file: string, path: string) => boolean;
  /** Whether a condition at a place, or in it, is of values that there are not. */
  readonly hasCondition: (file: string, path: string) => boolean;
  /** Whether what is not found in a region (given with those above it) may be in what could not be read. */
  readonly mayHave: (chain: readonly string[], layer: string | null) => boolean;
  /** Whether a region that is not found may be in what could not be read. */
  readonly mayList: boolean;
  /** The regions of which a whole version or pipeline may be missing. */
  readonly regions: readonly string[];
  /** Whether one more version, or pipeline, of just this region and layer may be in what could not be read. */
  readonly mayFollow: (file: string, region: string, layer: string) => boolean;
}

/** A part that could not be read. */
export interface Hole {
  readonly file: string;
  readonly path: string;
  /** Of a case: whether it is known when it holds. */
  readonly isPlaced?: boolean;
}

/** A condition that is of the form, but of a code that nobody declares. */
export type Unclear = Pick<Hole, "file" | "path">;

/** Makes the holes of some files. */
export function holesOf(holes: readonly Hole[], lacks: readonly Lack[], unclear: readonly Unclear[] = []): Holes {
  const byFile = new Map<string, Hole[]>();
  for (const hole of holes) byFile.set(hole.file, [...(byFile.get(hole.file) ?? []), hole]);
  const own = (file: string): readonly Hole[] => byFile.get(file) ?? [];
  const hasCondition = (file: string, path: string): boolean =>
    unclear.some((each) => each.file === file && isWithin(each.path, path));
  return {
    hasCondition,
    regions: lacks.flatMap(({ region, isWhole }) => (region === null || !isWhole ? [] : [region])),
    covers: (file, path) => own(file).some((hole) => isWithin(path, hole.path)),
    isIn: (file, path) => own(file).some((hole) => isWithin(hole.path, path) || isWithin(path, hole.path)),
    blursCases: (file, path) =>
      hasCondition(file, path) ||
      own(file).some((hole) => isWithin(hole.path, `${path}.cases`) && hole.isPlaced !== true),
    mayList: lacks.some(({ isRegister = false }) => isRegister),
    mayHave: (chain, layer) =>
      lacks.some(
        (lack) =>
          (lack.region === null || chain.includes(lack.region)) &&
          (layer === null || lack.layer === null || lack.layer === ORDER || lack.layer === layer),
      ),
    mayFollow: (file, region, layer) =>
      lacks.some((lack) => {
        // Of what a file holds that says nothing of itself its folder is all that is known.
        const isNear = folderOf(lack.file) === folderOf(file);
        return (
          lack.isWhole &&
          (lack.region === null ? isNear : lack.region === region) &&
          (lack.layer === null ? isNear : lack.layer === layer)
        );
      }),
  };
}

/** Whether a path is another, or leads on from it. */
function isWithin(path: string, outer: string): boolean {
  if (!path.startsWith(outer)) return false;
  return outer === "" || path.length === outer.length || path[outer.length] === "." || path[outer.length] === "[";
}

function folderOf(file: string): string {
  return file.split(/[\\/]/).slice(0, -1).join("/");
}

/** Where a benefit in force is stated. */
interface Stated {
  readonly file: string;
  readonly path: string;
}

function statedAt({ benefit, version }: ResolvedBenefit): Stated {
  return { file: version.file, path: pathIn(version.data, benefit.id) };
}

/** Whether a benefit in force is one of which only the id could be read. */
export function isHole(holes: Holes, resolved: ResolvedBenefit): boolean {
  const { file, path } = statedAt(resolved);
  return holes.covers(file, path);
}

/** Whether anything of a benefit in force could not be read. */
export function hasHole(holes: Holes, resolved: ResolvedBenefit): boolean {
  const { file, path } = statedAt(resolved);
  return holes.isIn(file, path);
}

/** Whether it is not known for which visits a benefit in force and its cases hold. */
export function isBlurred(holes: Holes, resolved: ResolvedBenefit): boolean {
  const { file, path } = statedAt(resolved);
  return holes.blursCases(file, path);
}

/** Whether a case of a benefit in force is one of which only the condition could be read. */
export function isCaseHole(holes: Holes, resolved: ResolvedBenefit, at: number): boolean {
  const { file, path } = statedAt(resolved);
  return holes.covers(file, `${path}.cases[${at}]`);
}
