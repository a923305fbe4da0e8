package dev.caravan.sandbox.k3cloud;

/** Why 星空 refuses a whole request; becomes an answer with this MsgCode. */
final class K3Refusal extends Exception {
    private final int msgCode;

    K3Refusal(int msgCode, String message) {
        super(message, null, false, false);
        this.msgCode = msgCode;
    }

    int msgCode() {
        return msgCode;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
