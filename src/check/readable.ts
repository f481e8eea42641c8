/** What can be looked at of rule files of which something is wrong: all but the parts that are. */
import type { Finding } from "../errors.ts";
import { pathOf, segmentsOf } from "../path.ts";
import type { ReadRules, RuleSet } from "../rules/parse.ts";
import { fieldOf, textOf } from "../rules/raw.ts";
import type { PipelineVersion } from "../rules/pipeline-version.ts";
import type { Sourced } from "../rules/resolved.ts";
import type { RuleFault } from "../rules/rule-fault.ts";
import { pipelineSchema, regionsSchema } from "../rules/schema-pipeline.ts";
import { versionSchema } from "../rules/schema-version.ts";
import { held, sourced } from "../rules/source.ts";
import type { Source } from "../rules/source.ts";
import type { LayerVersion, Region, RuleFile } from "../rules/types.ts";
import { holesOf } from "./holes.ts";
import type { Hole, Holes, Lack, Unclear } from "./holes.ts";
import { lackOf, lacksFrom } from "./lacks.ts";
import { standInsFor, withStandIns } from "./stand-in.ts";
import type { StandIn } from "./stand-in.ts";

/** Rules to look at, whatever is wrong with them. */
export interface Readable {
  /** Parts that could not be read are empty. */
  readonly rules: RuleSet;
  /** Of which it cannot be told where or when they stand: they can be looked at by themselves alone. */
  readonly apart: Pick<RuleSet, "versions" | "pipelines">;
  /** Everything that is wrong, also what the reading of a file came to only once something else was out of its way. */
  readonly faults: readonly RuleFault[];
  readonly holes: Holes;
}

/** Makes rules readable. */
export function readableOf({ rules, sources, faults }: ReadRules, files: readonly RuleFile[]): Readable {
  if (faults.length === 0) return { rules, apart: { versions: [], pipelines: [] }, faults, holes: holesOf([], []) };
  const regions = new Map<string, Region>();
  const versions: Placed<LayerVersion>[] = [];
  const pipelines: Placed<PipelineVersion>[] = [];
  const holes: Hole[] = [];
  const lacks: Lack[] = [...lacksFrom(faults, sources, files)];
  const hidden: RuleFault[] = [];
  const take = <T extends LayerVersion | PipelineVersion>(source: Source, read: Read<T>, list: Placed<T>[]): void => {
    const { file } = source;
    for (const { path, isPlaced = false } of read.standIns) holes.push({ file, path: pathOf(path), isPlaced });
    for (const finding of read.hidden)
      hidden.push({ kind: "schema", issue: { code: "invalid_rules", file, ...finding } });
    const isApart = read.data === null || read.standIns.some(({ isHead }) => isHead === true);
    if (isApart || read.standIns.some(({ isNameless }) => isNameless === true))
      lacks.push(lackOf(source, isApart, (key) => read.standIns.some(({ path: [first] }) => first === key)));
    if (read.data !== null) list.push({ isApart, sourced: sourced(file, read.data) });
  };
  for (const source of sources) {
    const conditions = faults.flatMap(({ kind, issue: { file, path } }) =>
      kind === "condition" && file === source.file ? [path] : [],
    );
    if (source.kind === "version") take(source, readWith(versionSchema, source.value, conditions), versions);
    else if (source.kind === "pipeline") take(source, readWith(pipelineSchema, source.value, conditions), pipelines);
    else {
      const { listed, unplaced } = regionsIn(source.value);
      for (const region of listed) if (!regions.has(region.code)) regions.set(region.code, region);
      for (const region of unplaced) {
        const isRegister = region === null;
        lacks.push({ file: source.file, region, layer: null, isWhole: false, isRegister });
      }
    }
  }
  return {
    rules: { regions, versions: kept(versions, false), pipelines: kept(pipelines, false) },
    apart: { versions: kept(versions, true), pipelines: kept(pipelines, true) },
    faults: [...faults, ...hidden],
    holes: holesOf(holes, lacks, faults.flatMap(unclearIn)),
  };
}

/** A condition of a code that nobody declares: it is of the form, but what it holds for is not known. */
function unclearIn({ kind, issue: { file = "", path } }: RuleFault): Unclear[] {
  return kind === "undeclared_code" && segmentsOf(path).includes("when") ? [{ file, path }] : [];
}

interface Placed<T> {
  readonly isApart: boolean;
  readonly sourced: Sourced<T>;
}

function kept<T>(list: readonly Placed<T>[], apart: boolean): Sourced<T>[] {
  return list.flatMap((each) => (each.isApart === apart ? [each.sourced] : []));
}

interface Read<T> {
  /** `null`: nothing of it could be read. */
  readonly data: T | null;
  readonly standIns: readonly StandIn[];
  /** What is wrong beside the first faults. */
  readonly hidden: readonly Finding[];
}

/** Parts may be wrong to each other, so that one may go after another; no file is so deep. */
const ROUNDS = 8;

function readWith<T>(schema: Parameters<typeof held<T>>[0], root: unknown, conditions: readonly string[]): Read<T> {
  const first: Finding[] = [];
  let value = root;
  let data = held(schema, value, first);
  let pending = [...first.map(({ path }) => path), ...conditions];
  const standIns: StandIn[] = [];
  const hidden: Finding[] = [];
  for (let round = 0; round < ROUNDS && pending.length > 0; round++) {
    const more = standInsFor(value, pending.map(segmentsOf));
    standIns.push(...more);
    value = withStandIns(value, more);
    const found: Finding[] = [];
    data = held(schema, value, found);
    pending = found.map(({ path }) => path);
    hidden.push(...found.filter((finding) => isOwn(finding, standIns)));
  }
  return { data: pending.length > 0 ? null : data, standIns, hidden };
}

/** Whether a later finding is one of the file, and not of what stands in it for its parts. */
function isOwn({ path }: Finding, standIns: readonly StandIn[]): boolean {
  if (standIns.some(({ isHead }) => isHead === true)) return false;
  // An exception stays as it is written; it may be of a case whose id could not be read.
  if (/\.exceptionTo\b/.test(path)) return !standIns.some(({ isNameless }) => isNameless === true);
  const holes = standIns.map((each) => ({ file: "", path: pathOf(each.path) }));
  return !holesOf(holes, []).covers("", path);
}

interface ListedRegions {
  readonly listed: readonly Region[];
  /** Those of which the region above could not be read; `null` for one of which nothing could. */
  readonly unplaced: readonly (string | null)[];
}

/** The regions of a list, each as far as others refer to it. */
function regionsIn(value: unknown): ListedRegions {
  if (!Array.isArray(value)) return { listed: [], unplaced: [null] };
  const listed: Region[] = [];
  const unplaced: (string | null)[] = [];
  for (const entry of value as readonly unknown[]) {
    const whole = held(regionsSchema, [entry], []);
    const [code, parent] = [textOf(entry, "code"), fieldOf(entry, "parent")];
    const isPlaced = parent === null || typeof parent === "string";
    const name = { zh: code, en: code };
    const standIn = { code, name, parent: isPlaced ? parent : null, level: "county" };
    const own = whole ?? held(regionsSchema, [standIn], []);
    listed.push(...(own ?? []));
    if (own === null || !isPlaced) unplaced.push(own === null ? null : (code ?? null));
  }
  return { listed, unplaced };
}
