/** An input the market cannot take: which field, and the rule it broke. The edge answers 422, the command line 2. */
export class InvalidInput extends Error {
  readonly field: string;
  readonly rule: string;
  constructor(field: string, rule: string) {
    super(`${field}: ${rule}`);
    this.name = "InvalidInput";
    this.field = field;
    this.rule = rule;
  }
}

/** Something absent, or somebody else's: the two are answered alike. The edge answers 404, the command line 3. */
export class NotFound extends Error {
  readonly what: string;
  constructor(what: string) {
    super(`there is no such ${what}`);
    this.name = "NotFound";
    this.what = what;
  }
}

/** The world's clock stands at a deadline that could not fire: reads go on, commands wait for an admin. The edge answers 409. */
export class ClockStopped extends Error {
  constructor() {
    super("the clock of this world has stopped at a deadline that could not fire");
    this.name = "ClockStopped";
  }
}

/** An idempotency key that came before with another request. The edge answers 422. */
export class KeyReused extends Error {
  constructor() {
    super("this key came before with another request");
    this.name = "KeyReused";
  }
}

/** The world's clock is being advanced; it takes no other turn before that has ended or been cancelled. The edge answers 409. */
export class AdvanceRunning extends Error {
  constructor() {
    super("an advance of this world's clock is under way");
    this.name = "AdvanceRunning";
  }
}
