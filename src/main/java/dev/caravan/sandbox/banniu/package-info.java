/** 班牛 as its clients meet it: tasks by column ids. */
@NullMarked
package dev.caravan.sandbox.banniu;

import org.jspecify.annotations.NullMarked;
