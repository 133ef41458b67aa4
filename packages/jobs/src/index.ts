export { type Bell, openBell } from "./bell.ts";
export { type Consumers, type Handlers, consume } from "./consumers.ts";
export type { Report } from "./link.ts";
export { type LiveMessage, liveChannel, liveListLimit, liveMessage } from "./live.ts";
export { type AdvanceBell, type QueueName, type WakeUp, advanceBell, farthestWakeUpMs, queueNames, wakeUp } from "./queues.ts";
export { prepareSchema } from "./schema.ts";
export { type QueueBackend, type QueueSetting, queueSetting } from "./setting.ts";
