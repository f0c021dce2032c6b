namespace ImageStudio.Web.Media;

/// <summary>Looks into bytes nobody trusts, cheapest question first: size, kind, header, and only then every pixel.</summary>
internal sealed class Inspection(IImageCodec codec, PixelWork work)
{
    /// <param name="part">Takes the bytes; whoever made it decides what becomes of them.</param>
    /// <param name="longestSide">As in <see cref="IImageCodec.Decode"/>.</param>
    public async Task<Finding> OfAsync(PartFile part, Stream source, IntakeLimits limits, int? longestSide, CancellationToken ct)
    {
        if (await part.ReceiveAsync(source, limits.MaxBytes, ct) is not { } received)
            return new Finding.Bad(Refusals.TooManyBytes(limits));
        if (received.Bytes == 0)
            return new Finding.Bad(Refusals.Empty);

        var head = ReadHead(part.FilePath);
        if (MagicBytes.FormatOf(head) is not { } format)
            return new Finding.Bad(Refusals.ForFormat(head));
        return codec.Reads(format)
            ? await OfAsync(part, received, format, limits, longestSide, ct)
            : new Finding.Bad(Refusals.NotReadHere(format));
    }

    private async Task<Finding> OfAsync(
        PartFile part, PartFile.Received received, ImageFormat format, IntakeLimits limits, int? longestSide, CancellationToken ct)
    {
        if (format == ImageFormat.Png && PngAnimation.IsIn(part.FilePath))
            return new Finding.Bad(Refusals.Animated);
        if (codec.ReadHeader(part.FilePath, format) is not { } header)
            return new Finding.Bad(Refusals.Damaged);
        if (Refusals.ForHeader(header, limits) is { } refused)
            return new Finding.Bad(refused);

        return await work.DecodeAsync(header.Pixels, () => codec.Decode(part.FilePath, format, longestSide), ct) is { } picture
            ? new Finding.Good(received, format, header, picture)
            : new Finding.Bad(Refusals.Damaged);
    }

    private static byte[] ReadHead(string path)
    {
        using var file = File.OpenHandle(path);
        var head = new byte[Math.Min(MagicBytes.HeadBytes, RandomAccess.GetLength(file))];
        RandomAccess.Read(file, head, 0);
        return head;
    }

    /// <summary>Closed: these two are all there are.</summary>
    internal abstract record Finding
    {
        /// <summary>The picture is the receiver's to dispose.</summary>
        internal sealed record Good(PartFile.Received Received, ImageFormat Format, ImageHeader Header, IPicture Picture) : Finding;

        internal sealed record Bad(IntakeOutcome.Refused Refusal) : Finding;
    }
}
