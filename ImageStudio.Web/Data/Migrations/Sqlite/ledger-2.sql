-- What CHECKs alone cannot say about the ledger. EF cannot express triggers, and it drops them when it rebuilds a table:
-- a migration that changes CreditAccounts, CreditEntries or CreditLots must drop these first and run this file again.
CREATE TRIGGER tr_entry_link BEFORE INSERT ON CreditEntries WHEN NEW.Kind IN ('settle', 'release')
BEGIN
  SELECT RAISE(ABORT, 'hold mismatch') WHERE NOT EXISTS (
    SELECT 1 FROM CreditEntries h
    WHERE h.Id = NEW.HoldId AND h.Kind = 'hold' AND h.AccountId = NEW.AccountId AND h.HeldChange = -NEW.HeldChange AND h.JobId IS NEW.JobId);
END;
CREATE TRIGGER tr_entry_refund BEFORE INSERT ON CreditEntries WHEN NEW.Kind = 'refund'
BEGIN
  SELECT RAISE(ABORT, 'refund exceeds settlement')
  WHERE NEW.PostedChange + COALESCE((SELECT SUM(r.PostedChange) FROM CreditEntries r WHERE r.SettleId = NEW.SettleId), 0)
    > COALESCE((SELECT -s.PostedChange FROM CreditEntries s
                WHERE s.Id = NEW.SettleId AND s.Kind = 'settle' AND s.AccountId = NEW.AccountId AND s.JobId IS NEW.JobId), 0);
END;
CREATE TRIGGER tr_entry_expire BEFORE INSERT ON CreditEntries WHEN NEW.Kind = 'expire'
BEGIN
  SELECT RAISE(ABORT, 'lot has not expired') WHERE NOT EXISTS (
    SELECT 1 FROM CreditLots l WHERE l.Id = NEW.LotId AND l.AccountId = NEW.AccountId AND l.ExpiresAt <= NEW.At AND l.Remaining >= -NEW.PostedChange);
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
  SELECT RAISE(ABORT, 'a job is held once in a bucket') WHERE NEW.Kind = 'hold' AND EXISTS (
    SELECT 1 FROM CreditEntries WHERE JobId = NEW.JobId AND AccountId = NEW.AccountId AND Kind = 'hold');
  SELECT RAISE(ABORT, 'own wallet needs a second administrator') WHERE NEW.ActorId IS NOT NULL AND EXISTS (
    SELECT 1 FROM CreditAccounts WHERE Id = NEW.AccountId AND OwnerId = NEW.ActorId);
END;
-- Lots first, balance last: while the account still stands at the entry before, and only then, lots may change.
CREATE TRIGGER tr_entry_apply AFTER INSERT ON CreditEntries
BEGIN
  INSERT INTO CreditLots (Id, AccountId, Seq, Amount, Remaining, ExpiresAt)
  SELECT NEW.Id, NEW.AccountId, NEW.Seq, NEW.PostedChange, NEW.PostedChange, NEW.ExpiresAt WHERE NEW.PostedChange > 0;
  UPDATE CreditLots SET Remaining = CreditLots.Remaining - burnt.Part
  FROM (
    SELECT Id, MIN(Remaining, MAX(0, -NEW.PostedChange - Earlier)) AS Part
    FROM (
      SELECT Id, Remaining, COALESCE(SUM(Remaining) OVER (
        ORDER BY ExpiresAt IS NULL, ExpiresAt, Seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS Earlier
      FROM CreditLots
      WHERE AccountId = NEW.AccountId AND Remaining > 0 AND NEW.PostedChange < 0 AND (NEW.LotId IS NULL OR Id = NEW.LotId))
  ) AS burnt
  WHERE CreditLots.Id = burnt.Id AND burnt.Part > 0;
  UPDATE CreditAccounts SET Posted = Posted + NEW.PostedChange, Held = Held + NEW.HeldChange, Seq = NEW.Seq, Hash = NEW.Hash
  WHERE Id = NEW.AccountId AND Seq = NEW.Seq - 1;
  SELECT RAISE(ABORT, 'sequence gap') WHERE (SELECT Seq FROM CreditAccounts WHERE Id = NEW.AccountId) IS NOT NEW.Seq;
  SELECT RAISE(ABORT, 'lots do not add up') WHERE NEW.PostedChange <> 0
    AND (SELECT COALESCE(SUM(Remaining), 0) FROM CreditLots WHERE AccountId = NEW.AccountId AND Remaining > 0)
      <> (SELECT Posted FROM CreditAccounts WHERE Id = NEW.AccountId);
END;
CREATE TRIGGER tr_entry_fixed BEFORE UPDATE ON CreditEntries
BEGIN
  SELECT RAISE(ABORT, 'entries are immutable');
END;
CREATE TRIGGER tr_entry_kept BEFORE DELETE ON CreditEntries
BEGIN
  SELECT RAISE(ABORT, 'entries are immutable');
END;
CREATE TRIGGER tr_account_guard BEFORE UPDATE OF Id, OwnerId, Bucket, Posted, Held, Seq, Hash ON CreditAccounts
BEGIN
  SELECT RAISE(ABORT, 'balance changes only through entries')
  WHERE NEW.Id <> OLD.Id OR NEW.OwnerId <> OLD.OwnerId OR NEW.Bucket <> OLD.Bucket OR NEW.Seq <> OLD.Seq + 1 OR NOT EXISTS (
    SELECT 1 FROM CreditEntries e
    WHERE e.AccountId = NEW.Id AND e.Seq = NEW.Seq AND e.Hash IS NEW.Hash
      AND e.PostedChange = NEW.Posted - OLD.Posted AND e.HeldChange = NEW.Held - OLD.Held);
END;
CREATE TRIGGER tr_account_new BEFORE INSERT ON CreditAccounts WHEN NEW.Posted <> 0 OR NEW.Held <> 0 OR NEW.Seq <> 0 OR NEW.Hash IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'accounts start empty');
END;
CREATE TRIGGER tr_account_once BEFORE INSERT ON CreditAccounts
BEGIN
  SELECT RAISE(ABORT, 'this wallet exists') WHERE EXISTS (
    SELECT 1 FROM CreditAccounts WHERE Id = NEW.Id OR (OwnerId = NEW.OwnerId AND Bucket = NEW.Bucket));
END;
CREATE TRIGGER tr_account_kept BEFORE DELETE ON CreditAccounts WHEN OLD.Seq <> 0
BEGIN
  SELECT RAISE(ABORT, 'account has history');
END;
CREATE TRIGGER tr_lot_new BEFORE INSERT ON CreditLots
BEGIN
  SELECT RAISE(ABORT, 'lots come only with entries') WHERE EXISTS (SELECT 1 FROM CreditLots WHERE Id = NEW.Id) OR NOT EXISTS (
    SELECT 1 FROM CreditEntries e JOIN CreditAccounts a ON a.Id = e.AccountId
    WHERE e.Id = NEW.Id AND e.AccountId = NEW.AccountId AND e.Seq = NEW.Seq AND e.Seq = a.Seq + 1
      AND e.PostedChange = NEW.Amount AND e.ExpiresAt IS NEW.ExpiresAt AND NEW.Remaining = NEW.Amount);
END;
CREATE TRIGGER tr_lot_guard BEFORE UPDATE ON CreditLots
BEGIN
  SELECT RAISE(ABORT, 'lots change only through entries')
  WHERE NEW.Id <> OLD.Id OR NEW.AccountId <> OLD.AccountId OR NEW.Seq <> OLD.Seq OR NEW.Amount <> OLD.Amount
    OR NEW.ExpiresAt IS NOT OLD.ExpiresAt OR NEW.Remaining >= OLD.Remaining OR NOT EXISTS (
      SELECT 1 FROM CreditEntries e JOIN CreditAccounts a ON a.Id = e.AccountId
      WHERE e.AccountId = NEW.AccountId AND e.Seq = a.Seq + 1 AND e.PostedChange < 0);
END;
CREATE TRIGGER tr_lot_kept BEFORE DELETE ON CreditLots
BEGIN
  SELECT RAISE(ABORT, 'lots are kept');
END;
