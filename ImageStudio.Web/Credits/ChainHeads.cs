using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits;

/// <summary>One digest over the newest entry of every account. Two digests of the same books are equal.</summary>
public sealed class ChainHeads(StudioDb db)
{
    public async Task<string> DigestAsync(CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var heads = db.CreditAccounts.AsNoTracking()
            .Join(db.CreditEntries, a => new { a.Id, a.Seq }, e => new { Id = e.AccountId, e.Seq }, (a, e) => new { e.AccountId, e.Seq, e.Id, e.Hash })
            .OrderBy(head => head.AccountId);
        await foreach (var head in heads.AsAsyncEnumerable().WithCancellation(cancellationToken))
            digest.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head.AccountId:N}:{head.Seq}:{head.Hash ?? head.Id.ToString()}\n")));
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
