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

/** Why the kernel stopped at a row, and the key about which it asks: all but its categories' part, and the number of that. */
export const REASON = 0;
export const KEY = 8;
export const KEY_OTHERS = 48;
export const KEY_SMALL = 56;
/** What is unpaid of a row; bits and amounts of its groups; its quantities. */
export const UNPAID = 16;
export const GROUP_BITS = 64;
export const GROUP_AMOUNTS = 128;
/** The next of the block's parts, and how many items there are. */
export const NEXT_PART = 512;
export const ITEMS = 516;
export const QUANTITY = 1024;
/** By the code of a visit: its tier, and 8 more where it is an inpatient stay. */
export const STAYS = QUANTITY + 8 * QUANTITIES;
/** By month and day, `MMDD`: 1 for one of each year, 2 for one of leap years. */
export const CALENDAR = STAYS + VISITS;
/** A row in the layout of a plan, where the years are not laid out like it. */
export const OWN_ROW = CALENDAR + 10_000;

/** Columns of a block, of four and of eight bytes, each begun a little further from a page: see `room.ts`. */
export const NARROW = 4 * ROWS + 192;
export const WIDE = 8 * ROWS + 192;
/** Where it stands in the columns of the batch; its row among the years, and which year that is of. */
export const PLACE_OF_ROW = OWN_ROW + 8 * WIDTH;
export const YEAR_ROW = PLACE_OF_ROW + NARROW;
export const YEAR = YEAR_ROW + NARROW;
export const REGION = YEAR + NARROW;
export const ADMITTED = REGION + NARROW;
export const DISCHARGED = ADMITTED + NARROW;
export const SETTLED = DISCHARGED + NARROW;
export const VISIT = SETTLED + NARROW;
export const FLAGS = VISIT + NARROW;
export const BIRTH = FLAGS + NARROW;
export const CATEGORIES = BIRTH + NARROW;
export const EXTRAS = CATEGORIES + NARROW;
export const IN_SCOPE = EXTRAS + NARROW;
export const PRE_SELF_PAY = IN_SCOPE + WIDE;
export const OVER_LIMIT = PRE_SELF_PAY + WIDE;
export const OWN_PAY = OVER_LIMIT + WIDE;
export const LEFT_IN_SCOPE = OWN_PAY + WIDE;
export const LEFT_PRE_SELF_PAY = LEFT_IN_SCOPE + WIDE;
export const LEFT_OVER_LIMIT = LEFT_PRE_SELF_PAY + WIDE;
export const LEFT_OWN_PAY = LEFT_OVER_LIMIT + WIDE;
export const PAID = LEFT_OWN_PAY + WIDE;
/** Instead of a row among the years: the row goes without the kernel. */
export const NONE = -1;
/** Parts of a block, one more for the end: their rows in the columns, items, and columns of amounts. */
export const NARROW_PARTS = 4 * PARTS + 192;
export const WIDE_PARTS = 8 * PARTS + 192;
export const PART_ROW = PAID + PAYERS * WIDE;
export const PART_ITEM = PART_ROW + NARROW_PARTS;
export const PART_IN_SCOPE = PART_ITEM + NARROW_PARTS;
export const PART_PRE_SELF_PAY = PART_IN_SCOPE + WIDE_PARTS;
export const PART_OVER_LIMIT = PART_PRE_SELF_PAY + WIDE_PARTS;
export const PART_OWN_PAY = PART_OVER_LIMIT + WIDE_PARTS;

/**
 * What the kernel has been taught stands in lines: each at the place of its hash or soon after it. There are three
 * tables of lines, each with a power of two of them.
 */
export const LINE = 32;
export const NEXT_LINES = 4;

/** Words: what a plan makes of a dictionary's place, with the days from one to another on which it does. */
export const ASKED_PLAN = 0;
/** Another number for each kind of question. */
export const ASKED_KIND = 4;
export const ASKED_WORD = 8;
/** A small number: of the part among those of the plan; tag bits. */
export const SMALL = 12;
export const FROM = 16;
export const TO = 20;
/** The part of a key. */
export const PART = 24;

/** Keys: what is known of a number of facts. */
export const ASKED = 8;
/** Where a row of profiles stands; 1 or 0. */
export const FOUND = 16;

/**
 * Places: the plan for a region and days, 0 for none; 1 where it matters how a bill is divided; the columns of the days
 * by which a row falls into a year and selects its rules; and from which day to which it holds.
 */
export const PLACE_LINE = 64;
export const NEXT_PLACES = 8;
export const PLACE_REGION = 0;
/** 1 where the line says something. */
export const IS_PLACE = 4;
export const PLAN = 8;
export const DIVIDES = 12;
export const YEAR_DAYS = 16;
export const SELECTING_DAYS = 20;
export const FIRST_ADMITTED = 24;
export const LAST_ADMITTED = 28;
export const FIRST_DISCHARGED = 32;
export const LAST_DISCHARGED = 36;
export const FIRST_SETTLED = 40;
export const LAST_SETTLED = 44;

export const WORD_BITS = 16;
export const KEY_BITS = 14;
export const PLACE_BITS = 12;
export const WORDS = PART_OWN_PAY + WIDE_PARTS;
export const KEYS = WORDS + LINE * ((1 << WORD_BITS) + NEXT_LINES);
export const PLACES = KEYS + LINE * ((1 << KEY_BITS) + NEXT_LINES);
/** Profiles in a row of them, side by side by the small number of the categories' part. */
export const CELL_BITS = 6;

/** Plans, profiles and steps, one after the other; then the rows of the years, to the end of the memory. */
export const LESSONS = PLACES + PLACE_LINE * ((1 << PLACE_BITS) + NEXT_PLACES);
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
/** The plan of a region and days. */
export const PLACE = 5;
/** A profile; the question itself, with how often the small number passes the end of a row added, is where its row is. */
export const PROFILE = 6;

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
/** Length of all bands. */
export const BANDS_LENGTH = 16;
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
/** One over the scale. */
export const INVERSE = 80;
export const TAG_ADD = 88;
/** The sum at the first edge, with half a unit more. */
export const SUM = 96;
export const BANDS = 104;
/** A band: its lower edge, and what the rate changes by there. */
export const SLOPE = 8;
export const BAND = 16;
