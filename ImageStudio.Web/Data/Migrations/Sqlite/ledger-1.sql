-- What CHECKs alone could not say about the first ledger, as the first migration made it. The present rules stand in ledger-2.sql.
CREATE TRIGGER tr_entry_link BEFORE INSERT ON CreditEntries WHEN NEW.Kind IN ('settle', 'release')
BEGIN
  SELECT RAISE(ABORT, 'hold mismatch') WHERE NOT EXISTS (
    SELECT 1 FROM CreditEntries h
    WHERE h.Id = NEW.HoldId AND h.Kind = 'hold' AND h.AccountId = NEW.AccountId AND h.HeldChange = -NEW.HeldChange AND h.JobId IS NEW.JobId);
END;
-- INSERT OR REPLACE deletes the row it collides with and fires no delete trigger: collisions are refused before.
CREATE TRIGGER tr_entry_once BEFORE INSERT ON CreditEntries
BEGIN
  SELECT RAISE(ABORT, 'entries are immutable') WHERE EXISTS (SELECT 1 FROM CreditEntries WHERE Id = NEW.Id);
  SELECT RAISE(ABORT, 'CreditEntries.IdempotencyKey was posted') WHERE EXISTS (
    SELECT 1 FROM CreditEntries WHERE IdempotencyKey = NEW.IdempotencyKey);
  SELECT RAISE(ABORT, 'CreditEntries.HoldId was ended') WHERE NEW.HoldId IS NOT NULL AND EXISTS (
    SELECT 1 FROM CreditEntries WHERE HoldId = NEW.HoldId);
  SELECT RAISE(ABORT, 'sequence gap') WHERE EXISTS (
    SELECT 1 FROM CreditEntries WHERE AccountId = NEW.AccountId AND Seq = NEW.Seq);
END;
CREATE TRIGGER tr_entry_apply AFTER INSERT ON CreditEntries
BEGIN
  UPDATE CreditAccounts SET Posted = Posted + NEW.PostedChange, Held = Held + NEW.HeldChange, Seq = NEW.Seq
  WHERE Id = NEW.AccountId AND Seq = NEW.Seq - 1;
  SELECT RAISE(ABORT, 'sequence gap') WHERE (SELECT Seq FROM CreditAccounts WHERE Id = NEW.AccountId) IS NOT NEW.Seq;
END;
CREATE TRIGGER tr_entry_fixed BEFORE UPDATE ON CreditEntries
BEGIN
  SELECT RAISE(ABORT, 'entries are immutable');
END;
CREATE TRIGGER tr_entry_kept BEFORE DELETE ON CreditEntries
BEGIN
  SELECT RAISE(ABORT, 'entries are immutable');
END;
CREATE TRIGGER tr_account_guard BEFORE UPDATE OF Id, OwnerId, Posted, Held, Seq ON CreditAccounts
BEGIN
  SELECT RAISE(ABORT, 'balance changes only through entries')
  WHERE NEW.Id <> OLD.Id OR NEW.OwnerId <> OLD.OwnerId OR NEW.Seq <> OLD.Seq + 1 OR NOT EXISTS (
    SELECT 1 FROM CreditEntries e
    WHERE e.AccountId = NEW.Id AND e.Seq = NEW.Seq
      AND e.PostedChange = NEW.Posted - OLD.Posted AND e.HeldChange = NEW.Held - OLD.Held);
END;
CREATE TRIGGER tr_account_new BEFORE INSERT ON CreditAccounts WHEN NEW.Posted <> 0 OR NEW.Held <> 0 OR NEW.Seq <> 0
BEGIN
  SELECT RAISE(ABORT, 'accounts start empty');
END;
CREATE TRIGGER tr_account_once BEFORE INSERT ON CreditAccounts
BEGIN
  SELECT RAISE(ABORT, 'this wallet exists') WHERE EXISTS (SELECT 1 FROM CreditAccounts WHERE Id = NEW.Id OR OwnerId = NEW.OwnerId);
END;
CREATE TRIGGER tr_account_kept BEFORE DELETE ON CreditAccounts WHEN OLD.Seq <> 0
BEGIN
  SELECT RAISE(ABORT, 'account has history');
END;
