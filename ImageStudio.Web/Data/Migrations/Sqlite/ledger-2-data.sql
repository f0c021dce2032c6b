-- Wallets of the first ledger become the bonus bucket: every grant is a lot, and what was settled is burnt from the oldest.
INSERT INTO CreditLots (Id, AccountId, Seq, Amount, Remaining, ExpiresAt)
SELECT g.Id, g.AccountId, g.Seq, g.PostedChange, MAX(0, MIN(g.PostedChange, g.SoFar - g.Spent)), NULL
FROM (
  SELECT e.Id, e.AccountId, e.Seq, e.PostedChange,
    SUM(e.PostedChange) OVER (PARTITION BY e.AccountId ORDER BY e.Seq) AS SoFar,
    (SELECT COALESCE(-SUM(s.PostedChange), 0) FROM CreditEntries s WHERE s.AccountId = e.AccountId AND s.PostedChange < 0) AS Spent
  FROM CreditEntries e WHERE e.PostedChange > 0) AS g;
INSERT INTO WalletPlans (OwnerId, Since) SELECT OwnerId, 0 FROM CreditAccounts;
