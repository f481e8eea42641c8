/**
 * Where things stand in the kernel's memory, in bytes. The kernel's source reads this file too, so it holds nothing but
 * integers.
 */

/** Rows of a block, and parts of its divided rows. */
export const ROWS = 1024;
export const PARTS = 4096;
/** Payers, quantities of a plan, and numbers of a plan's row that there is room for. */
export const PAYERS = 32;
export const QUANTITIES = 192;
export const WIDTH = 1024;
/** Codes of visits and of flags. */
export const VISITS = 4096;
export const ALL_FLAGS = 256;
/** Groups of a divided row that are told apart. */
export const GROUPS = 8;

/** Why the kernel stopped at a row, and the key about which it asks. */
export const REASON = 0;
export const KEY = 8;
/** What is unpaid of a row; bits and amounts of its groups; its quantities. */
export const UNPAID = 16;
export const GROUP_BITS = 64;
export const GROUP_AMOUNTS = 128;
export const QUANTITY = 1024;
/** By the code of a visit: its tier, and 8 more where it is an inpatient stay. */
export const STAYS = QUANTITY + 8 * QUANTITIES;
/** A row in the layout of a plan, where the years are not laid out like it. */
export const OWN_ROW = STAYS + VISITS;

/** Columns of a block, of four and of eight bytes, each begun a little further from a page: see `room.ts`. */
export const NARROW = 4 * ROWS + 192;
export const WIDE = 8 * ROWS + 192;
/** The plan by which a row is settled, 0 where the kernel is to stop; its row among the years; its selecting date. */
export const PLAN = OWN_ROW + 8 * WIDTH;
export const YEAR = PLAN + NARROW;
export const ON = YEAR + NARROW;
export const VISIT = ON + NARROW;
export const FLAGS = VISIT + NARROW;
export const BIRTH = FLAGS + NARROW;
export const CATEGORIES = BIRTH + NARROW;
export const EXTRAS = CATEGORIES + NARROW;
/** The first part of a divided row in the block, else -1. */
export const FIRST_PART = EXTRAS + NARROW;
export const IN_SCOPE = FIRST_PART + NARROW;
export const PRE_SELF_PAY = IN_SCOPE + WIDE;
export const OVER_LIMIT = PRE_SELF_PAY + WIDE;
export const OWN_PAY = OVER_LIMIT + WIDE;
export const LEFT_IN_SCOPE = OWN_PAY + WIDE;
export const LEFT_PRE_SELF_PAY = LEFT_IN_SCOPE + WIDE;
export const LEFT_OVER_LIMIT = LEFT_PRE_SELF_PAY + WIDE;
export const LEFT_OWN_PAY = LEFT_OVER_LIMIT + WIDE;
export const PAID = LEFT_OWN_PAY + WIDE;
/** Parts of a block, one more for the end: their rows in it, items, and columns of amounts. */
export const NARROW_PARTS = 4 * PARTS + 192;
export const WIDE_PARTS = 8 * PARTS + 192;
export const PART_ROW = PAID + PAYERS * WIDE;
export const PART_ITEM = PART_ROW + NARROW_PARTS;
export const PART_IN_SCOPE = PART_ITEM + NARROW_PARTS;
export const PART_PRE_SELF_PAY = PART_IN_SCOPE + WIDE_PARTS;
export const PART_OVER_LIMIT = PART_PRE_SELF_PAY + WIDE_PARTS;
export const PART_OWN_PAY = PART_OVER_LIMIT + WIDE_PARTS;

/**
 * Answers, by plan and question, in lines of 32 bytes: the places of dictionaries, with the days from one to another on
 * which the answer holds, and keys. A line stands at the place of its hash or soon after it.
 */
export const LINE = 32;
export const NEXT_LINES = 4;
export const ASKED_PLAN = 0;
/** Another number for each kind of question. */
export const ASKED_KIND = 4;
export const ASKED = 8;
export const FROM = 16;
export const TO = 20;
export const ANSWER = 24;
/** Lines for what the dictionaries say, and for profiles, as powers of two. */
export const WORD_BITS = 14;
export const PROFILE_BITS = 15;
export const WORDS = PART_OWN_PAY + WIDE_PARTS;
export const PROFILES = WORDS + LINE * ((1 << WORD_BITS) + NEXT_LINES);

/** Plans, profiles and steps, one after the other; then the rows of the years, to the end of the memory. */
export const LESSONS = PROFILES + LINE * ((1 << PROFILE_BITS) + NEXT_LINES);
export const YEARS = LESSONS + 33_554_432;

/** Kinds of questions, which are reasons to stop too; 0 where no answer would help. */
export const HOPELESS = 0;
/** The part of the key that the categories give, and the extras. */
export const CATEGORY_PART = 1;
export const EXTRA_PART = 2;
/** Tag bits of an item; -1 where the region does not declare one. */
export const ITEM_BITS = 3;
/** Whether a visit counts for the highest tier: 1 or 0. */
export const TIER_COUNTS = 4;
/** Where a profile stands. */
export const PROFILE = 5;

/** A plan: where its tables and lists stand, 0 for none, and where things stand in its row. */
export const CLOSED_FIRST = 0;
export const CLOSED_SECOND = 4;
export const AGE = 8;
export const ADMISSION = 12;
export const HIGHEST_TIER = 16;
/** 1 where a predicate says which visits count for the highest tier. */
export const ASKS_TIER = 20;
export const ROW_ADMISSIONS = 24;
export const ROW_TIER = 28;
export const ROW_PEAK = 32;
export const VISIT_SLOTS = 36;
export const VISIT_SLOT_COUNT = 40;
export const QUANTITY_COUNT = 44;
/** Where the numbers of its row stand in the years; 0: at the same places. */
export const ROW_PLACES = 48;
export const ROW_WIDTH = 52;
export const GAIN = 56;
export const KEPT = 64;
export const PLAN_SIZE = 72;

/** Cuts of an age or of admissions: what is there anyway, what each cut adds, and the cuts. */
export const PRESENT = 0;
export const WEIGHT = 8;
export const CUT_COUNT = 16;
export const CUTS = 24;

/** A profile: its guard, the tags and bits of buckets of the first base, and its steps. */
export const SAFE = 0;
export const FIRST_TAGS = 8;
export const FIRST_BUCKETS = 12;
export const STEP_COUNT = 16;
export const STEPS = 20;

/** A step of the tape: its places in bytes, its amounts, its bands and limits, then its lists. */
export const BUCKET = 0;
/** How many buckets; 0: one. */
export const BUCKET_COUNT = 4;
export const YEAR_SLOT = 8;
export const DEDUCTIBLE_SLOT = 12;
/** From the first band to the last. */
export const LAST_BAND = 16;
export const OWN_QUANTITIES = 20;
export const LESS_COUNT = 24;
export const BASE_LIMITS = 28;
export const PAID_LIMITS = 32;
export const BASE_CHARGES = 36;
export const PAID_CHARGES = 40;
/** The column of its payer. */
export const PAYER = 44;
export const LIMIT_AMOUNTS = 48;
export const LISTS = 52;
export const DEDUCTIBLE = 56;
export const STATED = 64;
export const SCALE = 72;
export const TAG_ADD = 80;
export const BANDS = 88;
/** A band: its lower edge, its rate and the sum at the edge. */
export const RATE = 8;
export const SUM = 16;
export const BAND = 24;
