/**
 * A vendor profile as typed values: how an API behaves. Read from YAML by {@code dev.caravan.vendor}, interpreted by the
 * stages.
 */
@NullMarked
package dev.caravan.model.profile;

import org.jspecify.annotations.NullMarked;
