namespace ImageStudio.Web.Media.ImageSharp;

/// <summary>The first bytes of a WebP file, for what ImageSharp does not tell: the layout of RFC 9649.</summary>
internal readonly ref struct WebPHead
{
    private const int FrameBytes = 8;
    private const int KindAt = 12;
    private const int ContentAt = 20;
    private const int Bytes = ContentAt + 5;

    private const byte AnimationFlag = 0x02;
    private const byte AlphaFlag = 0x10;
    private const byte LosslessAlphaFlag = 0x10;

    private readonly byte[] _head = new byte[Bytes];
    private readonly long _fileBytes;

    public WebPHead(FileStream file)
    {
        RandomAccess.Read(file.SafeFileHandle, _head, 0);
        _fileBytes = file.Length;
    }

    public bool IsWhole => BitConverter.ToUInt32(_head, 4) + FrameBytes <= _fileBytes;

    public bool IsAnimated => Is("VP8X"u8) && (_head[ContentAt] & AnimationFlag) != 0;

    /// <summary>What alpha there is in the pixels does not count.</summary>
    public bool IsOpaque => Is("VP8X"u8) ? (_head[ContentAt] & AlphaFlag) == 0 : !Is("VP8L"u8) || (_head[Bytes - 1] & LosslessAlphaFlag) == 0;

    private bool Is(ReadOnlySpan<byte> kind) => _head.AsSpan(KindAt).StartsWith(kind);
}
