/** The pool, with real threads: the same results whatever their number, and nothing half done. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { collectClaims, createBatch, createColumns, createResults } from "../../../src/batch.ts";
import type { ClaimColumns, ResultColumns } from "../../../src/batch.ts";
import type { Claim } from "../../../src/index.ts";
import { loadRules, readRuleFiles } from "../../../src/node.ts";
import type { openPool } from "../../../src/pool/pool.ts";
import type { FileClaims, Pool, PoolOptions } from "../../../src/pool.ts";
import { claimOf, writePack } from "../../cli/pack.ts";
import { buildPool } from "../../pool/built.ts";

const built = buildPool({
  "open-pool": "src/pool/pool.ts",
  "lost-worker": "test/unit/pool/lost-worker.ts",
});
const { createPool } = (await import(pathToFileURL(join(built, "pool.js")).href)) as {
  createPool: (options?: PoolOptions) => Promise<Pool>;
};
const openOwn = ((await import(pathToFileURL(join(built, "open-pool.js")).href)) as { openPool: typeof openPool })
  .openPool;

const folder = writePack();
const rules = { folders: [folder], shipped: false };
const rulebook = loadRules(rules);
const file = join(mkdtempSync(join(tmpdir(), "yizhan-pool-test-")), "claims.ndjson");

const open: Pool[] = [];
async function start(options: PoolOptions): Promise<Pool> {
  const pool = await createPool({ rules, ...options });
  open.push(pool);
  return pool;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((pool) => pool.close()));
});

/** Claims of persons who come back, over two years, with names of more than one byte and all that a claim may hold. */
function claims(count: number): Claim[] {
  return Array.from({ length: count }, (_, i): Claim => {
    const { person, visit, ...claim } = claimOf(
      `单-${i}`,
      `人-${(i * 7) % 601}`,
      `${(i * 37) % 90}.${10 + (i % 90)}`,
      `201${8 + (i % 2)}-05-01`,
    );
    const facility = { ...visit.facility, id: `医院${"○".repeat(i % 7)}` };
    const whole: Claim = { ...claim, person, visit: { ...visit, facility } };
    if (i % 7 === 0) return { ...whole, paid: [{ layer: i % 2 === 0 ? "basic" : "other", amount: "1.00" }] };
    if (i % 11 === 0) return { ...whole, ...linesOf(i), bill: undefined } as unknown as Claim;
    if (i % 13 !== 0) return whole;
    const categories = [{ code: "registeredPoor", from: `201${i % 8}-01-01` }];
    return {
      ...whole,
      person: { ...person, birthDate: "1960-02-29", categories, certificates: [{ code: `病-${i % 3}` }] },
      visit: { ...whole.visit, diseases: [`I1${i % 4}`], programmes: [`p${i % 2}`] },
    };
  }).map((claim) => JSON.parse(JSON.stringify(claim)) as Claim);
}

function linesOf(i: number): Pick<Claim, "lines"> {
  const line = { catalogue: "A", amount: "12.00" } as const;
  return {
    lines: [
      { ...line, id: "1", charge: `0${i % 5}` },
      { ...line, id: "2", code: "药", tags: [`t${i % 3}`] },
      { ...line, id: "3", charge: `0${i % 5}` },
    ],
  };
}

/** What rows of columns hold, without the room behind them. */
function contentOf(table: object, count: number): unknown {
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, column]) =>
      ArrayBuffer.isView(column) ? [[name, [...(column as Float64Array).subarray(0, count)]]] : [],
    ),
  );
}

function writeClaims(lines: readonly string[], end = "\n"): void {
  writeFileSync(file, lines.join("\n") + end);
}

/** Plain copies of what rows say, to compare. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return [...(value as Float64Array)];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

function rowsOf({ refusal, payers, patient }: ResultColumns, count: number): unknown {
  const cut = (columns: object): unknown =>
    Object.fromEntries(
      Object.entries(columns as { [name: string]: Float64Array }).map(([name, column]) => [
        name,
        [...column.subarray(0, count)],
      ]),
    );
  return { refusal: [...refusal.subarray(0, count)], payers: cut(payers), patient: cut(patient) };
}

async function settleFile(workers: number): Promise<{ claims: FileClaims; all: unknown }> {
  const pool = await start({ workers });
  const read = await pool.read(file);
  const results = await pool.run(read.columns);
  const [years, accounts] = [await pool.years(), await pool.accounts()];
  return {
    claims: read,
    all: { read: plain(read), rows: rowsOf(results, read.columns.count), years: plain(years), accounts },
  };
}

describe("a file", () => {
  const sound = claims(1500).map((claim) => JSON.stringify(claim));
  const broken = sound.flatMap((line, i) => {
    if (i % 97 === 0) return [line, "", "  \r", line.slice(0, 40 + (i % 50))];
    if (i % 101 === 0) return [line.replace('"outpatient"', '"nowhere"'), line.replace('"inScope":"', '"inScope":"x')];
    return i % 53 === 0 ? [line.replace('"region":"990000"', '"region":"880000"')] : [line];
  });

  it("gives the same with one, two, three and seven workers, and the same as one batch", async () => {
    writeClaims(broken, "");
    const one = await settleFile(1);
    for (const workers of [2, 3, 7]) expect((await settleFile(workers)).all).toEqual(one.all);
    const { columns, lines, unread } = one.claims;
    const own = broken.flatMap((text, i) => (text.trim() === "" ? [] : [{ text, line: i + 1 }]));
    expect([...lines]).toEqual(own.map(({ line }) => line));
    // One claim after the other, read as anyone would.
    const values = own.map(({ text }): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        return text;
      }
    });
    const collected = collectClaims(values);
    const batch = createBatch(rulebook);
    expect(rowsOf(batch.run(collected), collected.count)).toEqual((one.all as { rows: unknown }).rows);
    expect(batch.accounts()).toEqual((one.all as { accounts: unknown }).accounts);
    expect(contentOf(columns, columns.count)).toEqual(contentOf(collected, collected.count));
    for (const side of ["parts", "given"] as const) {
      expect(columns[side].count).toBeGreaterThan(50);
      expect(contentOf(columns[side], columns[side].count)).toEqual(contentOf(collected[side], collected[side].count));
    }
    expect(plain(collected.dictionaries)).toEqual(plain(columns.dictionaries));
    const wrong = own.filter((_, row) => columns.refused[row] !== 0).map(({ line }) => line);
    expect(wrong.length).toBeGreaterThan(20);
    expect(unread.map(({ line }) => line)).toEqual(wrong);
    expect(
      unread.every(({ issues }) => issues.length > 0 && issues.every(({ code }) => code === "invalid_claim")),
    ).toBe(true);
    const cut = unread.find(({ issues }) => issues[0]?.found.includes("at line"));
    expect(cut?.issues[0]?.found).toContain(`at line ${cut?.line ?? 0}, column `);
  });

  it("without claims has no rows", async () => {
    writeClaims(["", " ", ""]);
    const { all } = await settleFile(3);
    expect(all).toMatchObject({ rows: { refusal: [] }, accounts: [], read: { lines: [], unread: [] } });
  });

  it("says why of the first thousand lines that hold no claim", async () => {
    writeClaims(Array.from({ length: 2500 }, (_, i) => `{"broken":${i}`));
    const { claims: read } = await settleFile(4);
    expect([read.columns.count, read.columns.refused.every((code) => code === 1)]).toEqual([2500, true]);
    expect(read.unread.map(({ line }) => line)).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
  });

  it("goes on with the persons of another, in the same pool", async () => {
    writeClaims(sound.slice(0, 700));
    const pool = await start({ workers: 2 });
    const first = await pool.read(file);
    const results = await pool.run(first.columns);
    writeClaims(sound.slice(700), "");
    const second = await pool.read(file, first.columns.dictionaries);
    await pool.run(second.columns, createResults(800, ["basic"], true));
    const batch = createBatch(rulebook);
    const whole = batch.run(collectClaims(claims(1500)));
    expect(await pool.accounts()).toEqual(batch.accounts());
    expect(rowsOf(results, 700)).toEqual(rowsOf(whole, 700));
  });

  it("has no byte-order mark: the line that it begins is refused, whatever the number of workers", async () => {
    writeClaims([`\u{FEFF}${sound[0] ?? ""}`, ...sound.slice(1, 40)]);
    for (const workers of [1, 3]) {
      const { claims: read } = await settleFile(workers);
      expect(read.unread.map(({ line, issues }) => [line, issues[0]?.code, issues[0]?.expected.en])).toEqual([
        [1, "invalid_claim", "JSON without a byte-order mark"],
      ]);
      expect([...read.columns.refused.subarray(0, 40)]).toEqual([1, ...Array<number>(39).fill(0)]);
    }
  });

  it("that is a pipe or has no size is refused at once, and the pool goes on", async () => {
    const pool = await start({ workers: 2 });
    const pipe = join(mkdtempSync(join(tmpdir(), "yizhan-pool-test-")), "pipe");
    execFileSync("mkfifo", [pipe]);
    await expect(pool.read(pipe)).rejects.toThrow(`${pipe} is no regular file`);
    await expect(pool.read("/dev/null")).rejects.toThrow("/dev/null is no regular file");
    const made = "/proc/self/status";
    if (existsSync(made)) await expect(pool.read(made)).rejects.toThrow(`${made} is no regular file`);
    writeClaims(sound.slice(0, 10));
    expect((await pool.read(file)).columns.count).toBe(10);
  });

  it("that is not there, or is none, is an error, and the pool goes on", async () => {
    const pool = await start({ workers: 2 });
    await expect(pool.read(`${file}.none`)).rejects.toMatchObject({ code: "ENOENT" });
    await expect(pool.read(folder)).rejects.toMatchObject({ code: "EISDIR" });
    writeClaims(sound.slice(0, 10));
    expect((await pool.run((await pool.read(file)).columns)).refusal.length).toBe(10);
  });
});

describe("shared columns", () => {
  const columns = (): ClaimColumns => collectClaims(claims(600), true);

  it("are settled as by a batch, again and again, from accounts and years", async () => {
    const shared = columns();
    const { persons } = shared.dictionaries;
    const account = (place: number) => ({
      person: persons[place] ?? "",
      year: 2018,
      revision: 3,
      admissions: 0,
      highestTier: null,
      amounts: { "basic.half.base": "180.00", "basic.half.paid": "90.00" },
    });
    const places = [0, 7, 300, 599];
    const batch = createBatch(rulebook);
    places.forEach((place) => batch.open(place, account(place)));
    const expected = rowsOf(batch.run(shared), 600);
    for (const workers of [1, 3]) {
      const pool = await start({ workers });
      await pool.open(places.map((place) => [place, account(place)]));
      const results = await pool.run(shared);
      expect(rowsOf(results, 600)).toEqual(expected);
      const years = await pool.years();
      expect(await pool.accounts()).toEqual(batch.accounts());
      await pool.reset();
      expect(await pool.run(shared, results)).toBe(results);
      expect(rowsOf(results, 600)).toEqual(expected);
      // Years as columns begin another pool, with another number of workers.
      const next = await start({ workers: 2 });
      const again = createBatch(rulebook);
      again.openYears(years);
      await next.openYears(years);
      expect(rowsOf(await next.run(shared), 600)).toEqual(rowsOf(again.run(shared), 600));
      expect(await next.accounts()).toEqual(again.accounts());
      await expect(next.reset()).rejects.toThrow(new RangeError("years that columns gave are put back by columns"));
      await expect(pool.reset(years)).rejects.toThrow(
        new RangeError("no columns gave years that these could put back"),
      );
      const others = new RangeError("years are put back by columns of the same persons, years and keys");
      await expect(next.reset({ ...years, count: years.count - 1 })).rejects.toThrow(others);
      const bad = { ...years, revision: years.revision.map(() => -1) };
      await expect(next.reset(bad)).rejects.toMatchObject({ name: "SettlementError" });
      expect(await next.accounts()).toEqual(again.accounts());
      await next.reset(years);
      again.reset(years);
      expect(rowsOf(await next.run(shared), 600)).toEqual(rowsOf(again.run(shared), 600));
      expect(await next.accounts()).toEqual(again.accounts());
    }
  });

  it("may have longer dictionaries than a call can be given", async () => {
    const pool = await start({ workers: 2 });
    const shared = columns();
    const { items } = shared.dictionaries;
    const item = { tags: [], charge: null, code: null };
    for (let i = 0; i < 700_000; i++) items.push(item);
    expect(rowsOf(await pool.run(shared), 600)).toEqual(rowsOf(createBatch(rulebook).run(shared), 600));
  });

  it("may come with rules as data, known at a day", async () => {
    const pool = await start({ workers: 2, rules: readRuleFiles(folder), knownAt: "2017-01-01" });
    const shared = columns();
    const batch = createBatch(rulebook, { knownAt: "2017-01-01" });
    const expected = batch.run(shared);
    expect(rowsOf(await pool.run(shared), 600)).toEqual(rowsOf(expected, 600));
    expect(expected.refusal[0]).not.toBe(0);
  });

  it("that cannot be settled are refused before anything is done, and the pool goes on", async () => {
    const pool = await start({ workers: 2 });
    const shared = columns();
    await expect(pool.run(collectClaims(claims(5)))).rejects.toThrow("the memory of person is not shared");
    await expect(pool.run(shared, createResults(600))).rejects.toThrow("not shared");
    await expect(pool.run(shared, createResults(5, [], true))).rejects.toThrow("room for 5 of 600 rows");
    const refused = expect.objectContaining({ code: "invalid_account" });
    await expect(pool.open([[0, { person: 1 }]])).rejects.toMatchObject({ issues: expect.arrayContaining([refused]) });
    const rows = rowsOf(await pool.run(shared), 600);
    await expect(pool.run(columns())).rejects.toThrow("share their dictionary of persons");
    await expect(pool.open([])).rejects.toThrow("before anything else");
    const batch = createBatch(rulebook);
    expect(rows).toEqual(rowsOf(batch.run(shared), 600));
    expect(await pool.accounts()).toEqual(batch.accounts());
  });

  it("leave years whole that no claim has met, whatever the number of workers", async () => {
    const shared = columns();
    const batch = createBatch(rulebook);
    const account = { person: "any", year: 2016, revision: 1, admissions: 2, highestTier: "city" } as const;
    const opened = [0, 300, 599].map((place) => [place, { ...account, amounts: { "pool.other": "14.00" } }] as const);
    for (const [place, own] of opened) batch.open(place, own);
    batch.run(shared);
    for (const workers of [1, 3]) {
      const pool = await start({ workers });
      await pool.open(opened);
      await pool.run(shared);
      const years = await pool.years();
      const row = years.person.findIndex((person, i) => person === 300 && years.year[i] === 2016);
      expect([years.amounts["pool.other"]?.[row], years.admissions[row], years.highestTier[row]]).toEqual([1400, 2, 3]);
      expect(await pool.accounts()).toEqual(batch.accounts());
    }
  });

  it("begin with each year once, and what is refused leaves the pool as it was", async () => {
    const pool = await start({ workers: 2 });
    const account = { person: "any", year: 2018, revision: 0, admissions: 0, highestTier: null, amounts: {} };
    await expect(
      pool.open([
        [0, account],
        [0, account],
      ]),
    ).rejects.toThrow("given already");
    await expect(pool.open([[-1, account]])).rejects.toThrow("not a place");
    await pool.open([[0, account]]);
    await expect(pool.open([[0, account]])).rejects.toThrow("given already");
    expect((await pool.years()).count).toBe(1);
  });

  it("are given accounts or years, not years after accounts; what is refused leaves the pool as it was", async () => {
    const pool = await start({ workers: 2 });
    const batch = createBatch(rulebook);
    const shared = columns();
    const amounts = { "basic.half.base": "180.00", "basic.half.paid": "90.00" };
    const account = { person: "x", year: 2018, revision: 3, admissions: 0, highestTier: null, amounts };
    const none = await pool.years();
    await pool.open([]);
    await pool.open([[7, account]]);
    batch.open(7, account);
    await expect(pool.openYears(none)).rejects.toThrow(new RangeError("years are given before any account"));
    expect(rowsOf(await pool.run(shared), 600)).toEqual(rowsOf(batch.run(shared), 600));
    expect(await pool.accounts()).toEqual(batch.accounts());
  });

  it("in which two places name the same person have no accounts", async () => {
    const pool = await start({ workers: 2 });
    const shared = columns();
    shared.dictionaries.persons[5] = shared.dictionaries.persons[2] ?? "";
    const batch = createBatch(rulebook);
    batch.run(shared);
    expect(() => batch.accounts()).toThrow(new RangeError("places 2 and 5 name the same person"));
    await pool.run(shared);
    await expect(pool.accounts()).rejects.toThrow(/^places (?:2 and 5|5 and 2) name the same person$/);
  });

  it("of no rows are settled", async () => {
    const pool = await start({ workers: 2 });
    const results = await pool.run(createColumns(10, true));
    expect([results.columns.length, (await pool.years()).count]).toEqual([0, 0]);
  });
});

describe("a pool", () => {
  it("does not start with rules that are none, or options out of bounds", async () => {
    const unread = createPool({ workers: 2, rules: [{ file: "regions.json", text: "[{}" }] });
    await expect(unread).rejects.toMatchObject({ name: "SettlementError", issues: [{ code: "invalid_rules" }] });
    for (const workers of [0, 1.5, 257]) await expect(createPool({ workers })).rejects.toBeInstanceOf(RangeError);
    for (const knownAt of ["2018-02-30", null, 20180101] as unknown as string[]) {
      const said = `knownAt is not a day: ${String(knownAt)}`;
      await expect(createPool({ knownAt })).rejects.toThrow(new TypeError(said));
      expect(() => createBatch(rulebook, { knownAt })).toThrow(new TypeError(said));
    }
    const none = [5, null, "rules", { folders: "rules" }, { folders: [5] }, { shipped: 0 }, { folder: ["rules"] }];
    for (const wrong of none)
      await expect(createPool({ workers: 1, rules: wrong } as PoolOptions)).rejects.toThrow(TypeError);
  });

  it("is closed when all is done, once", async () => {
    writeClaims(claims(50).map((claim) => JSON.stringify(claim)));
    const pool = await createPool({ workers: 2, rules });
    const reading = pool.read(file);
    await Promise.all([pool.close(), pool.close()]);
    expect((await reading).columns.count).toBe(50);
    await expect(pool.years()).rejects.toThrow("the pool is closed");
  });

  it.each([
    ["is lost", "2018-12-30", "a worker of the pool has ended with code 3"],
    ["fails", "2018-12-31", "broken"],
  ])("of which a worker %s is closed, and nothing counts as settled", async (_, knownAt, message) => {
    const worker = pathToFileURL(join(built, "lost-worker.js"));
    const pool = await openOwn(worker, { workers: 3, rules, knownAt });
    const results = createResults(600, ["basic"], true);
    const shared = collectClaims(claims(600), true);
    const running = pool.run(shared, results);
    const after = pool.accounts();
    await expect(running).rejects.toThrow(message);
    expect(results.refusal.every((code) => code === 255)).toBe(true);
    await expect(after).rejects.toMatchObject({
      message: "the pool has failed and is closed",
      cause: { message },
    });
    await expect(pool.run(shared)).rejects.toThrow("the pool has failed");
    await pool.close();
  });
});
