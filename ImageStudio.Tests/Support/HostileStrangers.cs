using System.Text;

namespace ImageStudio.Tests.Support;

/// <summary>Files of other kinds that pretend to be pictures.</summary>
public static class HostileStrangers
{
    public static IEnumerable<HostileFile> All() => Make().Select(file => new HostileFile(file.Name, file.Bytes, Fate.Refused));

    private static IEnumerable<(string Name, byte[] Bytes)> Make() =>
    [
        ("nothing", []),
        ("one byte", [0x89]),
        ("zeros", new byte[10_000]),
        ("an error in JSON", Text("{\"error\":\"no funds\"}")),
        ("web page", Text("<!DOCTYPE html><html><script>alert(1)</script></html>")),
        ("web page behind a mark", Text("\uFEFF  <HTML><body onload=alert(1)></body></HTML>")),
        ("SVG with a script", Text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")),
        ("SVG that reads a file", Text("<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><svg>&f;</svg>")),
        ("SVG that calls home", Text("<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"http://127.0.0.1/\"/></svg>")),
        ("PDF", Text("%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript >> >> endobj\n%%EOF")),
        ("ZIP", CraftedFiles.Zip()),
        ("GIF", Pictures.Gif()),
        ("GIF with a program", Text("GIF89a<?php system($_GET['c']); ?>")),
        ("TIFF", Pictures.Tiff()),
        ("bitmap", [.. "BM"u8, 0x46, 0, 0, 0, 0, 0, 0, 0, 0x36, 0, 0, 0, .. new byte[40]]),
        ("HEIC", [0, 0, 0, 24, .. "ftypheic\0\0\0\0mif1heic"u8]),
        ("JPEG XL", [0xFF, 0x0A, .. new byte[100]]),
        ("Photoshop", [.. "8BPS\0\u0001"u8, .. new byte[100]]),
        ("PostScript", Text("%!PS-Adobe-3.0\n(/etc/passwd) (r) file")),
        ("shell script", Text("#!/bin/sh\nrm -rf /\n")),
        ("ImageMagick script", Text("push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://127.0.0.1/|ls)'\npop graphic-context")),
        ("animated WebP", Pictures.AnimatedWebP()),
        ("animated PNG", CraftedFiles.AnimatedPng(Pictures.Png())),
        ("animated AVIF", [0, 0, 0, 24, .. "ftypavis\0\0\0\0avifmif1"u8]),
    ];

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
