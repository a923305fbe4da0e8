/** OKKI as its clients meet it: tokens, product groups, products. */
@NullMarked
package dev.caravan.sandbox.okki;

import org.jspecify.annotations.NullMarked;
