package dev.caravan.mapping;

import dev.caravan.config.CronSchedule;

/**
 * {@code omissionRemedy} (漏单补偿): at its own times the source is asked once more, with some fields of the request replaced.
 *
 * @param request the whole request, with what {@code takeOverRequest} replaces
 */
public record OmissionRemedy(CronSchedule schedule, SourceRequest request) {}
