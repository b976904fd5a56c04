/** Where the door reports what an engineer can act on; a pino logger fits. Never a pass, never a secret. */
export type DoorLog = {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
};
