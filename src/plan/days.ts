/** What a plan says of the days of a claim. */
export interface PlanDays {
  /** Whether it settles the end of a year: the layers that pay then are in the order. */
  readonly yearEnd: boolean;
  /** The day that selects versions and on which codes are held: 0 admission, 1 discharge, 2 settlement. */
  readonly selectDay: number;
  /** Whether rules change between admission and discharge, where the pipeline looks at that (`crossRules`). */
  readonly turns: boolean;
}
