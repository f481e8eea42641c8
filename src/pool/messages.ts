/** What a pool and its workers say to each other. No claim is among it: claims are in shared columns, or in a file. */
import type { Standing } from "../batch/batch.ts";
import type { ClaimColumns, Dictionaries } from "../batch/columns.ts";
import type { ResultColumns } from "../batch/results.ts";
import type { Share } from "../batch/share.ts";
import type { YearColumns } from "../batch/year-columns.ts";
import type { Issue, Issues } from "../errors.ts";
import type { Day, RuleFile } from "../rules/types.ts";
import type { Division } from "./groups.ts";
import type { GroupedYears } from "./years.ts";

/** Rules in folders, as for `loadRules`. */
export interface FolderRules {
  /** Rule folders beside the shipped rules. */
  readonly folders?: readonly string[];
  /** Whether to load the rules that come with the package. Default: yes. */
  readonly shipped?: boolean;
}

/** What a worker is started with. */
export interface Orders {
  readonly rules: readonly RuleFile[] | FolderRules;
  readonly knownAt: Day | null;
  /** The part of the persons that falls to it. */
  readonly share: Share;
}

/** Columns without the dictionaries, of which a worker has a copy. */
export type SharedColumns = Omit<ClaimColumns, "dictionaries">;

/** What has come to the dictionaries since they were last sent. Of persons a worker knows no more than how many. */
export interface News extends Omit<Dictionaries, "persons"> {
  readonly persons: number;
}

/** A piece of a file of claims: its lines that begin from one byte on and before another. */
export interface Piece {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  /** Bytes of the whole file. */
  readonly size: number;
}

/** Where a worker writes what it has read: the rows, parts and payments before its own, and the lines. */
export interface Place {
  readonly row: number;
  readonly part: number;
  readonly given: number;
  readonly line: number;
}

/** The place in the dictionaries of the whole for each place in those of a piece. */
export type Places = { readonly [name in keyof Dictionaries]: Int32Array };

/** A question to a worker. */
export type Question =
  | {
      readonly ask: "settle";
      readonly columns: SharedColumns;
      readonly news: News;
      readonly results: ResultColumns;
      readonly division: Division;
    }
  | { readonly ask: "open"; readonly accounts: readonly (readonly [person: number, account: unknown])[] }
  /** Of all persons: each worker begins with those of a group when it comes to look after that. */
  | { readonly ask: "openYears"; readonly years: GroupedYears }
  | { readonly ask: "reset"; readonly years: GroupedYears | null }
  | { readonly ask: "years"; readonly division: Division }
  | { readonly ask: "accounts"; readonly division: Division }
  | {
      readonly ask: "read";
      /** The pieces of a file, in its order. */
      readonly pieces: readonly Piece[];
      /** The number of the next one that no worker has taken; in shared memory. */
      readonly next: Int32Array;
    }
  | {
      readonly ask: "write";
      readonly columns: SharedColumns;
      readonly lines: Int32Array;
      /** One for each piece that the worker has read, in the order in which it said so. */
      readonly targets: readonly Target[];
    };

/** Where a piece is written. */
export interface Target {
  readonly at: Place;
  readonly places: Places;
  /** Lines of the piece of which it is to be said why they hold no claim. */
  readonly unread: readonly number[];
}

/** A line that holds no claim. */
export interface Unread {
  /** From 1. */
  readonly line: number;
  /** Everything that is wrong with it. */
  readonly issues: readonly Issue[];
}

/** What a worker has read of a piece and keeps until it is told where to write it. */
export interface Reading {
  /** Which piece. */
  readonly number: number;
  readonly rows: number;
  readonly parts: number;
  readonly given: number;
  /** Ends of lines. */
  readonly feeds: number;
  readonly dictionaries: Dictionaries;
  /** The first lines that hold no claim, numbered within the piece. */
  readonly unread: readonly number[];
}

/** What a worker answers. */
export type Answer =
  | { readonly kind: "done" }
  /** Columns of payers that `results` lacked, with the amounts of the worker's own rows. */
  | { readonly kind: "settled"; readonly payers: { readonly [payer: string]: Float64Array } }
  | { readonly kind: "years"; readonly years: YearColumns }
  | { readonly kind: "accounts"; readonly standing: readonly Standing[] }
  | { readonly kind: "read"; readonly readings: readonly Reading[] }
  | { readonly kind: "written"; readonly unread: readonly Unread[] }
  | { readonly kind: "refused"; readonly issues: Issues }
  | { readonly kind: "failed"; readonly error: unknown };
