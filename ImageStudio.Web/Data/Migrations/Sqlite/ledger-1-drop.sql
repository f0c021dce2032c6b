-- Takes the rules of the first ledger away, so that its tables can be rebuilt; ledger-2.sql brings the present ones.
DROP TRIGGER tr_entry_link;
DROP TRIGGER tr_entry_once;
DROP TRIGGER tr_entry_apply;
DROP TRIGGER tr_entry_fixed;
DROP TRIGGER tr_entry_kept;
DROP TRIGGER tr_account_guard;
DROP TRIGGER tr_account_new;
DROP TRIGGER tr_account_once;
DROP TRIGGER tr_account_kept;
