/** 星空 as its clients meet it: logins, queries, saves, allocations. */
@NullMarked
package dev.caravan.sandbox.k3cloud;

import org.jspecify.annotations.NullMarked;
