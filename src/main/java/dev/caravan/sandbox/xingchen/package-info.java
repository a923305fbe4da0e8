/** 星辰 as its clients meet it: rotating keys, tokens, stores. */
@NullMarked
package dev.caravan.sandbox.xingchen;

import org.jspecify.annotations.NullMarked;
