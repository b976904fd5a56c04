/** Loaded before a server: the clock of its machine is ahead by MACHINE_CLOCK_AHEAD ms. */
const trueNow = Date.now;
const ahead = Number(process.env.MACHINE_CLOCK_AHEAD ?? 0);
Date.now = () => trueNow() + ahead;
