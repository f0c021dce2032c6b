-- The rules of ../Sqlite/ledger-2.sql in PostgreSQL's words: what CHECKs and unique indexes alone cannot say about the ledger. A migration that
-- adds a column to CreditAccounts, CreditEntries or CreditLots must see that these functions guard it too.
CREATE FUNCTION ledger_entry_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- One after the other on each account, whoever inserts: what is read below stays true until this entry is committed.
  PERFORM 1 FROM "CreditAccounts" WHERE "Id" = NEW."AccountId" FOR NO KEY UPDATE;
  -- The unique indexes would refuse these too; asked first, a repeated posting is known as one, whatever else is wrong with it.
  IF EXISTS (SELECT 1 FROM "CreditEntries" WHERE "IdempotencyKey" = NEW."IdempotencyKey")
  THEN RAISE EXCEPTION 'CreditEntries.IdempotencyKey was posted'; END IF;
  IF NEW."HoldId" IS NOT NULL AND EXISTS (SELECT 1 FROM "CreditEntries" WHERE "HoldId" = NEW."HoldId")
  THEN RAISE EXCEPTION 'CreditEntries.HoldId was ended'; END IF;
  IF EXISTS (SELECT 1 FROM "CreditEntries" WHERE "AccountId" = NEW."AccountId" AND "Seq" = NEW."Seq")
  THEN RAISE EXCEPTION 'sequence gap'; END IF;
  IF NEW."Kind" = 'hold' AND EXISTS (
    SELECT 1 FROM "CreditEntries" WHERE "JobId" = NEW."JobId" AND "AccountId" = NEW."AccountId" AND "Kind" = 'hold')
  THEN RAISE EXCEPTION 'a job is held once in a bucket'; END IF;
  IF NEW."Kind" IN ('settle', 'release') AND NOT EXISTS (
    SELECT 1 FROM "CreditEntries" h
    WHERE h."Id" = NEW."HoldId" AND h."Kind" = 'hold' AND h."AccountId" = NEW."AccountId" AND h."HeldChange" = -NEW."HeldChange"
      AND h."JobId" IS NOT DISTINCT FROM NEW."JobId")
  THEN RAISE EXCEPTION 'hold mismatch'; END IF;
  IF NEW."Kind" = 'refund' AND
    NEW."PostedChange" + COALESCE((SELECT SUM(r."PostedChange") FROM "CreditEntries" r WHERE r."SettleId" = NEW."SettleId"), 0)
    > COALESCE((SELECT -s."PostedChange" FROM "CreditEntries" s
                WHERE s."Id" = NEW."SettleId" AND s."Kind" = 'settle' AND s."AccountId" = NEW."AccountId"
                  AND s."JobId" IS NOT DISTINCT FROM NEW."JobId"), 0)
  THEN RAISE EXCEPTION 'refund exceeds settlement'; END IF;
  IF NEW."Kind" = 'expire' AND NOT EXISTS (
    SELECT 1 FROM "CreditLots" l
    WHERE l."Id" = NEW."LotId" AND l."AccountId" = NEW."AccountId" AND l."ExpiresAt" <= NEW."At" AND l."Remaining" >= -NEW."PostedChange")
  THEN RAISE EXCEPTION 'lot has not expired'; END IF;
  IF NEW."ActorId" IS NOT NULL AND EXISTS (
    SELECT 1 FROM "CreditAccounts" WHERE "Id" = NEW."AccountId" AND "OwnerId" = NEW."ActorId")
  THEN RAISE EXCEPTION 'own wallet needs a second administrator'; END IF;
  RETURN NEW;
END $$;

-- Lots first, balance last: while the account still stands at the entry before, and only then, lots may change.
CREATE FUNCTION ledger_entry_apply() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."PostedChange" > 0 THEN
    INSERT INTO "CreditLots" ("Id", "AccountId", "Seq", "Amount", "Remaining", "ExpiresAt")
    VALUES (NEW."Id", NEW."AccountId", NEW."Seq", NEW."PostedChange", NEW."PostedChange", NEW."ExpiresAt");
  ELSIF NEW."PostedChange" < 0 THEN
    UPDATE "CreditLots" l SET "Remaining" = l."Remaining" - burnt."Part"
    FROM (
      SELECT "Id", LEAST("Remaining", GREATEST(0, -NEW."PostedChange" - "Earlier")) AS "Part"
      FROM (
        SELECT "Id", "Remaining", COALESCE(SUM("Remaining") OVER (
          ORDER BY "ExpiresAt" NULLS LAST, "Seq" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::bigint AS "Earlier"
        FROM "CreditLots"
        WHERE "AccountId" = NEW."AccountId" AND "Remaining" > 0 AND (NEW."LotId" IS NULL OR "Id" = NEW."LotId")) AS standing
    ) AS burnt
    WHERE l."Id" = burnt."Id" AND burnt."Part" > 0;
  END IF;
  UPDATE "CreditAccounts" SET "Posted" = "Posted" + NEW."PostedChange", "Held" = "Held" + NEW."HeldChange", "Seq" = NEW."Seq", "Hash" = NEW."Hash"
  WHERE "Id" = NEW."AccountId" AND "Seq" = NEW."Seq" - 1;
  IF NOT FOUND THEN RAISE EXCEPTION 'sequence gap'; END IF;
  IF NEW."PostedChange" <> 0 AND
    (SELECT COALESCE(SUM("Remaining"), 0) FROM "CreditLots" WHERE "AccountId" = NEW."AccountId" AND "Remaining" > 0)
    <> (SELECT "Posted" FROM "CreditAccounts" WHERE "Id" = NEW."AccountId")
  THEN RAISE EXCEPTION 'lots do not add up'; END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION ledger_account_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."Id" <> OLD."Id" OR NEW."OwnerId" <> OLD."OwnerId" OR NEW."Bucket" <> OLD."Bucket" OR NEW."Seq" <> OLD."Seq" + 1 OR NOT EXISTS (
    SELECT 1 FROM "CreditEntries" e
    WHERE e."AccountId" = NEW."Id" AND e."Seq" = NEW."Seq" AND e."Hash" IS NOT DISTINCT FROM NEW."Hash"
      AND e."PostedChange" = NEW."Posted" - OLD."Posted" AND e."HeldChange" = NEW."Held" - OLD."Held")
  THEN RAISE EXCEPTION 'balance changes only through entries'; END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION ledger_account_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."Posted" <> 0 OR NEW."Held" <> 0 OR NEW."Seq" <> 0 OR NEW."Hash" IS NOT NULL THEN RAISE EXCEPTION 'accounts start empty'; END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION ledger_lot_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "CreditEntries" e JOIN "CreditAccounts" a ON a."Id" = e."AccountId"
    WHERE e."Id" = NEW."Id" AND e."AccountId" = NEW."AccountId" AND e."Seq" = NEW."Seq" AND e."Seq" = a."Seq" + 1
      AND e."PostedChange" = NEW."Amount" AND e."ExpiresAt" IS NOT DISTINCT FROM NEW."ExpiresAt" AND NEW."Remaining" = NEW."Amount")
  THEN RAISE EXCEPTION 'lots come only with entries'; END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION ledger_lot_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."Id" <> OLD."Id" OR NEW."AccountId" <> OLD."AccountId" OR NEW."Seq" <> OLD."Seq" OR NEW."Amount" <> OLD."Amount"
    OR NEW."ExpiresAt" IS DISTINCT FROM OLD."ExpiresAt" OR NEW."Remaining" >= OLD."Remaining" OR NOT EXISTS (
      SELECT 1 FROM "CreditEntries" e JOIN "CreditAccounts" a ON a."Id" = e."AccountId"
      WHERE e."AccountId" = NEW."AccountId" AND e."Seq" = a."Seq" + 1 AND e."PostedChange" < 0)
  THEN RAISE EXCEPTION 'lots change only through entries'; END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0];
END $$;

CREATE TRIGGER tr_entry_check BEFORE INSERT ON "CreditEntries" FOR EACH ROW EXECUTE FUNCTION ledger_entry_check();
CREATE TRIGGER tr_entry_apply AFTER INSERT ON "CreditEntries" FOR EACH ROW EXECUTE FUNCTION ledger_entry_apply();
CREATE TRIGGER tr_entry_fixed BEFORE UPDATE OR DELETE ON "CreditEntries" FOR EACH ROW EXECUTE FUNCTION ledger_refuse('entries are immutable');
CREATE TRIGGER tr_entry_kept BEFORE TRUNCATE ON "CreditEntries" EXECUTE FUNCTION ledger_refuse('entries are immutable');
CREATE TRIGGER tr_account_guard BEFORE UPDATE ON "CreditAccounts" FOR EACH ROW EXECUTE FUNCTION ledger_account_guard();
CREATE TRIGGER tr_account_new BEFORE INSERT ON "CreditAccounts" FOR EACH ROW EXECUTE FUNCTION ledger_account_new();
CREATE TRIGGER tr_account_kept BEFORE DELETE ON "CreditAccounts" FOR EACH ROW WHEN (OLD."Seq" <> 0)
  EXECUTE FUNCTION ledger_refuse('account has history');
CREATE TRIGGER tr_account_all BEFORE TRUNCATE ON "CreditAccounts" EXECUTE FUNCTION ledger_refuse('account has history');
CREATE TRIGGER tr_lot_new BEFORE INSERT ON "CreditLots" FOR EACH ROW EXECUTE FUNCTION ledger_lot_new();
CREATE TRIGGER tr_lot_guard BEFORE UPDATE ON "CreditLots" FOR EACH ROW EXECUTE FUNCTION ledger_lot_guard();
CREATE TRIGGER tr_lot_kept BEFORE DELETE ON "CreditLots" FOR EACH ROW EXECUTE FUNCTION ledger_refuse('lots are kept');
CREATE TRIGGER tr_lot_all BEFORE TRUNCATE ON "CreditLots" EXECUTE FUNCTION ledger_refuse('lots are kept');

-- Whoever could put a temporary table of the same name before ours would have the rules look there.
DO $$
DECLARE rule text;
BEGIN
  FOREACH rule IN ARRAY ARRAY['entry_check', 'entry_apply', 'account_guard', 'account_new', 'lot_new', 'lot_guard'] LOOP
    EXECUTE format('ALTER FUNCTION %I.%I() SET search_path = %I, pg_temp', current_schema(), 'ledger_' || rule, current_schema());
  END LOOP;
END $$;
