using System.Buffers.Binary;
using System.Collections;
using System.IO.Compression;
using System.Text;

namespace ImageStudio.Tests.Support;

/// <summary>Files written byte by byte: those no honest program would write.</summary>
public static class CraftedFiles
{
    private const int AfterHeader = 8 + 25;

    /// <summary>A whole, valid lossless WebP of one colour: about 30 bytes at any size, as every code in it is 0 bits long.</summary>
    public static byte[] TinyWebP(int width, int height)
    {
        var bits = new List<bool>();
        Append(bits, 0x2F, 8);
        Append(bits, width - 1, 14);
        Append(bits, height - 1, 14);
        Append(bits, 0, 1 + 3); // no alpha, version 0
        Append(bits, 0, 3); // no transform, no colour cache, no groups of codes
        for (var code = 0; code < 5; code++)
            Append(bits, 0b0001, 4); // a simple code of the one symbol 0
        while (bits.Count % 16 != 0)
            bits.Add(false);

        var stream = new byte[bits.Count / 8];
        new BitArray(bits.ToArray()).CopyTo(stream, 0);
        return [.. "RIFF"u8, .. Little(12 + stream.Length), .. "WEBPVP8L"u8, .. Little(stream.Length), .. stream];
    }

    /// <summary>A PNG whose header claims any size over a few bytes of pixel data.</summary>
    public static byte[] PngClaiming(int width, int height)
    {
        byte[] header = [.. Big(width), .. Big(height), 8, 2, 0, 0, 0];
        return [.. PngSignature, .. Chunk("IHDR", header), .. Chunk("IDAT", Deflate(new byte[1000])), .. Chunk("IEND", [])];
    }

    public static byte[] AnimatedPng(byte[] still)
    {
        return [.. still[..AfterHeader], .. Chunk("acTL", [.. Big(2), .. Big(0)]), .. still[AfterHeader..]];
    }

    public static byte[] WithOneByteFlippedInside(byte[] png)
    {
        var broken = png.ToArray();
        broken[(png.AsSpan().IndexOf("IDAT"u8) + png.Length) / 2] ^= 0x10;
        return broken;
    }

    public static byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
            zip.CreateEntry("readme.txt").Open().Dispose();
        return bytes.ToArray();
    }

    /// <summary>A PNG of any chunks, their check sums right.</summary>
    public static byte[] PngOf(params (string Type, byte[] Content)[] chunks) =>
        [.. PngSignature, .. chunks.SelectMany(chunk => Chunk(chunk.Type, chunk.Content))];

    public static byte[] PngHeader(int width, int height, byte depth = 8, byte colour = 2, byte interlace = 0) =>
        [.. Big(width), .. Big(height), depth, colour, 0, 0, interlace];

    /// <summary>The same PNG with chunks put in right behind its header.</summary>
    public static byte[] PngWith(byte[] png, params (string Type, byte[] Content)[] chunks) =>
        [.. png[..AfterHeader], .. chunks.SelectMany(chunk => Chunk(chunk.Type, chunk.Content)), .. png[AfterHeader..]];

    private static byte[] PngSignature => [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A];

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] covered = [.. Encoding.ASCII.GetBytes(type), .. content];
        return [.. Big(content.Length), .. covered, .. Big((int)Crc(covered))];
    }

    public static byte[] Deflate(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var deflate = new ZLibStream(bytes, CompressionLevel.Fastest))
            deflate.Write(content);
        return bytes.ToArray();
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var each in bytes)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    private static void Append(List<bool> bits, int value, int count) =>
        bits.AddRange(Enumerable.Range(0, count).Select(bit => (value >> bit & 1) != 0));

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
