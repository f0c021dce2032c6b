namespace ImageStudio.Web.Media;

/// <summary>The only way in for pictures: bytes nobody trusts go in, a checked picture on disk or a named refusal comes out.</summary>
public sealed class ImageIntake
{
    private readonly MediaFolders _folders;
    private readonly Originals _originals;
    private readonly Renditions _renditions;
    private readonly Inspection _inspection;
    private readonly HashLocks _locks;

    internal ImageIntake(MediaFolders folders, Originals originals, Renditions renditions, Inspection inspection, HashLocks locks) =>
        (_folders, _originals, _renditions, _inspection, _locks) = (folders, originals, renditions, inspection, locks);

    /// <summary>Reads the stream, checks it, and keeps the original untouched with its renditions. The same bytes are kept once.</summary>
    /// <remarks>After <see cref="IntakeOutcome.Kept"/> the original survives a power failure: a row may point at it.</remarks>
    /// <exception cref="IOException">The disk is full or failed, or the stream broke.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing half written is left.</exception>
    public async Task<IntakeOutcome> KeepAsync(Stream source, IntakeLimits limits, ImageProvenance provenance, CancellationToken ct)
    {
        using var part = new PartFile(_folders);
        switch (await _inspection.OfAsync(part, source, limits, (int)Rendition.Full, ct))
        {
            case Inspection.Finding.Bad bad:
                return bad.Refusal;
            case Inspection.Finding.Good good:
                using (good.Picture)
                    return await KeepAsync(part, good, provenance, ct);
            default:
                throw new NotSupportedException();
        }
    }

    private async Task<IntakeOutcome> KeepAsync(PartFile part, Inspection.Finding.Good good, ImageProvenance provenance, CancellationToken ct)
    {
        await StoreAsync(part, good, ProvenancePacket.For(provenance), ct);
        return new IntakeOutcome.Kept(new StoredImage(
            good.Received.Hash.Text,
            good.Format,
            good.Header.Width,
            good.Header.Height,
            good.Received.Bytes,
            good.Picture.AverageColour()));
    }

    // The mark is written before the original, and after copies without it are gone: a crash in between leaves no unmarked copy for good.
    private async Task StoreAsync(PartFile part, Inspection.Finding.Good good, string? packet, CancellationToken ct)
    {
        var hash = good.Received.Hash;
        using var alone = await _locks.TakeAsync(hash, ct);
        var mark = _originals.ReadMark(hash);
        if (mark is null && packet is not null)
        {
            _renditions.Remove(hash);
            _originals.WriteMark(hash, packet);
        }

        _originals.Keep(part, good.Received, good.Format);
        await _renditions.MakeAsync(hash, good.Picture, mark ?? packet, ct);
    }
}
