package dev.caravan.store;

/** A part of what every store must do, whatever the database. */
public interface StoreContract {
    /** A fresh case in the store under test. */
    StoreSubject subject();
}
