/** The benchmark of the warehouse case beside a hand-written program and a plain Camel route: {@code mvn -Pbench verify}. */
package dev.caravan.bench;
