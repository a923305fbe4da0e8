/** 畅捷通 T+ as its clients meet it: rotating tokens, inventory. */
@NullMarked
package dev.caravan.sandbox.tplus;

import org.jspecify.annotations.NullMarked;
