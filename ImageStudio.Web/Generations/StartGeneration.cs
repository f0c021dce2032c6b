using System.Security.Cryptography;
using System.Text.Json;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations;

/// <summary>How a press of Generate ended. Only <see cref="Started"/> spent anything.</summary>
public abstract record StartOutcome
{
    private StartOutcome()
    {
    }

    public sealed record Started(Guid GenerationId) : StartOutcome;

    /// <summary>The same form was sent before: a double click, the back button, a second tab.</summary>
    public sealed record StartedBefore(Guid GenerationId) : StartOutcome;

    /// <summary>The form's key was used for other settings.</summary>
    public sealed record KeyUsedForOther(Guid GenerationId) : StartOutcome;

    /// <summary>The key is somebody else's.</summary>
    public sealed record KeyOfAnother : StartOutcome;

    /// <summary>What was shown is not what it costs now.</summary>
    public sealed record PriceChanged : StartOutcome;

    public sealed record NotEnoughCredits : StartOutcome;

    /// <summary>The monthly budget of the person or of the project has no room for it.</summary>
    public sealed record OverBudget : StartOutcome;

    /// <summary>Nothing can serve the model at the moment.</summary>
    public sealed record Unavailable : StartOutcome;
}

/// <summary>Takes an order: generation, provider jobs and credit holds in one transaction, all or nothing. No vendor is called here.</summary>
public sealed class StartGeneration(
    StudioDb db, OrderDesk desk, OrderHolds holds, WorkSignal signal, TimeProvider clock)
{
    /// <param name="shownPrice">The fingerprint of the quote that stood on the pressed button.</param>
    public Task<StartOutcome> RunAsync(
        Guid userId, GenerationSettings settings, Guid orderKey, string? shownPrice, CancellationToken cancellationToken) =>
        WriteTransaction.RunAsync(
            db, transaction => RunAsync(transaction, userId, settings, orderKey, shownPrice, cancellationToken), cancellationToken);

    private async Task<StartOutcome> RunAsync(
        WriteTransaction transaction, Guid userId, GenerationSettings settings, Guid orderKey, string? shownPrice, CancellationToken cancellationToken)
    {
        var hash = HashOf(settings);
        if (await FindEarlierAsync(userId, orderKey, hash, cancellationToken) is { } earlier) return earlier;
        if (desk.Write(settings) is not { } order) return new StartOutcome.Unavailable();
        if (order.Quote.Fingerprint != shownPrice) return new StartOutcome.PriceChanged();

        var generation = new Generation(userId, orderKey, hash, order, clock.UtcNow);
        db.Generations.Add(generation);
        await db.SaveChangesAsync(cancellationToken);
        if (settings.Operation == ImageOperation.Create) await RememberAsync(userId, settings, cancellationToken);
        if (await holds.TakeAsync(userId, [(generation, settings.Model.Class)], cancellationToken) is { } refused) return refused;

        await transaction.CommitAsync();
        signal.Raise();
        return new StartOutcome.Started(generation.Id);
    }

    private async Task<StartOutcome?> FindEarlierAsync(Guid userId, Guid orderKey, string hash, CancellationToken cancellationToken)
    {
        var earlier = await db.Generations.Where(g => g.OrderKey == orderKey)
            .Select(g => new { g.Id, g.OwnerId, g.RequestHash }).SingleOrDefaultAsync(cancellationToken);
        if (earlier is null) return null;
        if (earlier.OwnerId != userId) return new StartOutcome.KeyOfAnother();
        return earlier.RequestHash == hash ? new StartOutcome.StartedBefore(earlier.Id) : new StartOutcome.KeyUsedForOther(earlier.Id);
    }

    /// <summary>One statement, because two first presses at once would both find nothing and both add a row.</summary>
    private Task<int> RememberAsync(Guid userId, GenerationSettings s, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         INSERT INTO "LastSettings" ("UserId", "ModelId", "StyleId", "Ratio", "Count")
         VALUES ({userId}, {s.Model.Id}, {s.Style.Id}, {s.Ratio.ToString()}, {s.Count})
         ON CONFLICT ("UserId") DO UPDATE SET
           "ModelId" = excluded."ModelId", "StyleId" = excluded."StyleId", "Ratio" = excluded."Ratio", "Count" = excluded."Count"
         """,
        cancellationToken);

    internal static string HashOf(GenerationSettings s)
    {
        object?[] fields = [s.Model.Id, s.Style.Id, s.Ratio.ToString(), s.Count, s.Description, s.Avoid, s.Seed, s.ProjectId];
        object?[] further = [s.Operation.ToString(), s.KeepsRatio, s.Scale, s.MaskHash, s.ComparisonId, s.VariationOf?.ImageId, .. s.Sources.Select(source => source.ImageId)];
        var isPlain = s is { Operation: ImageOperation.Create, ComparisonId: null, VariationOf: null };
        object?[] wishes = s.ProjectInstructions is { } instructions ? ["instructions", instructions] : [];
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<object?[]>([.. fields, .. isPlain ? [] : further, .. wishes])));
    }
}
