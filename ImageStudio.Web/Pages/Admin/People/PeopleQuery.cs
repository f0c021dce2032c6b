using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Admin.People;

/// <summary>Somebody in the list, with all buckets in one sum.</summary>
public sealed record PersonRow(Guid Id, string Email, string SortKey, bool IsAdministrator, DateTimeOffset RegisteredAt, long Posted, long Held);

/// <summary>A page of people by e-mail address; <paramref name="Next"/> is null on the last one.</summary>
public sealed record PeoplePage(IReadOnlyList<PersonRow> People, string? Next);

/// <summary>Finds people and their wallets, by keyset: the thousandth page costs what the first one costs.</summary>
public sealed class PeopleQuery(StudioDb db)
{
    public const int PageSize = 30;

    public async Task<PeoplePage> PageAsync(string? search, string? after, CancellationToken cancellationToken)
    {
        var (accounts, people) = (db.CreditAccounts, db.Users.AsNoTracking());
        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = search.Trim().ToUpperInvariant();
            people = people.Where(u => u.NormalizedEmail!.Contains(part));
        }

        if (!string.IsNullOrEmpty(after)) people = people.Where(u => string.Compare(u.NormalizedEmail, after) > 0);
        var page = await people.OrderBy(u => u.NormalizedEmail).Take(PageSize + 1)
            .Select(u => new PersonRow(
                u.Id,
                u.Email!,
                u.NormalizedEmail!,
                u.IsAdministrator,
                u.RegisteredAt,
                accounts.Where(a => a.OwnerId == u.Id).Sum(a => a.Posted),
                accounts.Where(a => a.OwnerId == u.Id).Sum(a => a.Held)))
            .ToListAsync(cancellationToken);
        return page.Count > PageSize ? new(page[..PageSize], page[PageSize - 1].SortKey) : new(page, null);
    }

    public Task<StudioUser?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellationToken);

    /// <summary>Addresses to show for ids; an id without a person is not in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Users.Where(u => wanted.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Email!, cancellationToken);
    }
}
