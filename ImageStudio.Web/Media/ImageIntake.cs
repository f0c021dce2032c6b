namespace ImageStudio.Web.Media;

/// <summary>The only way in for pictures: bytes nobody trusts go in, a checked picture on disk or a named refusal comes out.</summary>
public sealed class ImageIntake
{
    private readonly MediaFolders _folders;
    private readonly Originals _originals;
    private readonly Renditions _renditions;
    private readonly PixelWork _work;
    private readonly HashLocks _locks;

    internal ImageIntake(MediaFolders folders, Originals originals, Renditions renditions, PixelWork work, HashLocks locks) =>
        (_folders, _originals, _renditions, _work, _locks) = (folders, originals, renditions, work, locks);

    /// <summary>Reads the stream, checks it, and keeps the original untouched with its renditions. The same bytes are kept once.</summary>
    /// <remarks>After <see cref="IntakeOutcome.Kept"/> the original survives a power failure: a row may point at it.</remarks>
    /// <exception cref="IOException">The disk is full or failed, or the stream broke.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing half written is left.</exception>
    public async Task<IntakeOutcome> KeepAsync(Stream source, IntakeLimits limits, ImageProvenance provenance, CancellationToken ct)
    {
        using var part = new PartFile(_folders);
        if (await part.ReceiveAsync(source, limits.MaxBytes, ct) is not { } received)
            return Refusals.TooManyBytes(limits);
        if (received.Bytes == 0)
            return Refusals.Empty;

        var head = ReadHead(part.FilePath);
        return MagicBytes.FormatOf(head) is { } format
            ? await CheckAsync(part, received, format, limits, provenance, ct)
            : Refusals.ForFormat(head);
    }

    private async Task<IntakeOutcome> CheckAsync(
        PartFile part,
        PartFile.Received received,
        ImageFormat format,
        IntakeLimits limits,
        ImageProvenance provenance,
        CancellationToken ct)
    {
        if (format == ImageFormat.Png && PngAnimation.IsIn(part.FilePath))
            return Refusals.Animated;
        if (VipsCodec.ReadHeader(part.FilePath, format) is not { } header)
            return Refusals.Damaged;
        if (Refusals.ForHeader(header, limits) is { } refused)
            return refused;

        using var picture = await _work.DecodeAsync(header.Pixels, () => VipsCodec.Decode(part.FilePath, format), ct);
        if (picture is null)
            return Refusals.Damaged;

        await StoreAsync(part, received, format, picture, ProvenancePacket.For(provenance), ct);
        return new IntakeOutcome.Kept(new StoredImage(
            received.Hash.Text, format, header.Width, header.Height, received.Bytes, picture.AverageColour()));
    }

    // The mark is written before the original, and after copies without it are gone: a crash in between leaves no unmarked copy for good.
    private async Task StoreAsync(
        PartFile part, PartFile.Received received, ImageFormat format, VipsPicture picture, string? packet, CancellationToken ct)
    {
        using var alone = await _locks.TakeAsync(received.Hash, ct);
        var mark = _originals.ReadMark(received.Hash);
        if (mark is null && packet is not null)
        {
            _renditions.Remove(received.Hash);
            _originals.WriteMark(received.Hash, packet);
        }

        _originals.Keep(part, received, format);
        await _renditions.MakeAsync(received.Hash, picture, mark ?? packet, ct);
    }

    private static byte[] ReadHead(string path)
    {
        using var file = File.OpenHandle(path);
        var head = new byte[Math.Min(MagicBytes.HeadBytes, RandomAccess.GetLength(file))];
        RandomAccess.Read(file, head, 0);
        return head;
    }
}
