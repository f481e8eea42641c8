/** Made-up fee lines: as a hospital bills them, and as they are assessed. */
import type { Line } from "../reference/lines.ts";
import type { Random } from "./random.ts";

/** A line as billed. Unit of prices: fen; of the rate: hundredths. */
export interface Item {
  readonly line: Line;
  readonly name: string;
  readonly charge: string;
  readonly catalogue: "A" | "B" | "C";
  readonly price: number;
  readonly quantity: number;
  readonly ceiling: number | null;
  readonly rate: number | null;
}

const NAMES: readonly [string, ...string[]] = [
  "床位费",
  "住院诊察费",
  "头颅CT平扫",
  "血常规检查",
  "注射用头孢曲松钠",
  "阿托伐他汀钙片",
  "一次性使用输液器",
  "冠状动脉支架",
  "针刺治疗",
  "二级护理",
];

/** Makes `count` lines; one in thirty gives back a part of the line before it. */
export function itemise(random: Random, count: number): Item[] {
  // A bill of many lines is not as many times as large.
  const middle = 1_200_000 / count;
  const items: Item[] = [];
  while (items.length < count) {
    const before = items[items.length - 1];
    const id = String(items.length + 1);
    if (before !== undefined && before.quantity > 1 && random.chance(0.03))
      items.push(assess({ ...before, quantity: -1 }, id, before.line.tcm));
    else items.push(makeItem(random, middle, id));
  }
  return items;
}

function makeItem(random: Random, middle: number, id: string): Item {
  const catalogue = random.pick<"A" | "B" | "C">(["A", "A", "A", "B", "B", "C"]);
  const quantity = random.whole(1, 6);
  const price = Math.max(1, Math.min(random.cost(middle / 3, 0.9), 30 * middle));
  const billed = {
    name: random.pick(NAMES),
    charge: random.pick(["01", "03", "06", "09", "12"]),
    catalogue,
    price,
    quantity,
    ceiling: catalogue !== "C" && random.chance(0.1) ? Math.ceil(price * 0.8) : null,
    rate: catalogue === "B" ? random.pick([5, 10, 15, 20, 30]) : null,
  } as const;
  return assess(billed, id, random.chance(0.08) ? 1 : 0);
}

function assess(billed: Omit<Item, "line">, id: string, tcm: number): Item {
  const { catalogue, price, quantity, ceiling, rate } = billed;
  const amount = price * quantity;
  if (catalogue === "C")
    return { ...billed, line: { id, tcm, inScope: 0, preSelfPay: 0, overLimit: 0, ownPay: amount } };
  const overLimit = ceiling === null ? 0 : (price - ceiling) * quantity;
  const within = amount - overLimit;
  const size = Math.floor((Math.abs(within) * (rate ?? 0) + 50) / 100);
  const preSelfPay = within < 0 && size !== 0 ? -size : size;
  return { ...billed, line: { id, tcm, inScope: within - preSelfPay, preSelfPay, overLimit, ownPay: 0 } };
}
