using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace ImageStudio.Web.Pages;

/// <summary>Between the framework's fastest and its smallest: a fifth smaller than the one, and still a fraction of a millisecond for a page.</summary>
public sealed class PageBrotli : ICompressionProvider
{
    private static readonly BrotliCompressionOptions Options = new() { Quality = 5 };

    public string EncodingName => "br";

    public bool SupportsFlush => true;

    public Stream CreateStream(Stream outputStream) => new BrotliStream(outputStream, Options, leaveOpen: true);
}
