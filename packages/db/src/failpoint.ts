/** What a drill has armed in this process: SOUK_FAILPOINT="due.saved" or, for a signal other than SIGKILL, "due.saved=SIGSTOP". */
const [armed, signal = "SIGKILL"] = (process.env["SOUK_FAILPOINT"] ?? "").split("=");

/** A place where a drill may end this process as a power cut would, without a goodbye. Elsewhere, and without a drill, it is nothing at all. */
export const failpoint: (name: string) => void = armed
  ? (name) => {
      if (name === armed) process.kill(process.pid, signal);
    }
  : () => {};
