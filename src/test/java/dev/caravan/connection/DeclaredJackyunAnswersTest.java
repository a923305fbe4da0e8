package dev.caravan.connection;

/** The same answers with the profile of 吉客云 that declares its signature instead of having it in Java. */
class DeclaredJackyunAnswersTest extends JackyunAnswersTest {
    @Override
    String vendor() {
        return "jackyun-declared";
    }
}
