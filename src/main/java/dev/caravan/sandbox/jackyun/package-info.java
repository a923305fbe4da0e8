/** 吉客云 as its clients meet it: warehouses and goods. */
@NullMarked
package dev.caravan.sandbox.jackyun;

import org.jspecify.annotations.NullMarked;
