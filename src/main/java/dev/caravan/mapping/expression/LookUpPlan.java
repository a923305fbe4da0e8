package dev.caravan.mapping.expression;

/**
 * Which record of which case is looked up.
 *
 * @param written whether it counts only once its target has it ({@code until: written}), or as soon as it is staged
 */
public record LookUpPlan(String caseName, boolean written, FilterTemplate where) {}
