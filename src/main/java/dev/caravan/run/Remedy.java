package dev.caravan.run;

import dev.caravan.config.CronSchedule;

/**
 * Another look at the source at times of its own, with another request ({@code omissionRemedy}, 漏单补偿). What it has done is
 * kept as covered intervals of its own fingerprint: the time up to which nothing is due any more.
 *
 * @param extraction reads it; its windows are filters that its request carries
 */
public record Remedy(CronSchedule schedule, Extraction extraction) {}
