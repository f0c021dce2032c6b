using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Retouching;

/// <summary>Changes pictures without any model: the same order always gives the same bytes. What is to stay, stays pixel for pixel.</summary>
internal static class Retoucher
{
    private const int LongestScene = 1024;
    private const float Instruction = 0.55f, Reference = 0.25f;

    public static byte[] Draw(SandboxJob job, int index, IReadOnlyList<byte[]> sources, byte[]? mask)
    {
        var source = PngReader.Read(sources[0]);
        return job.Operation switch
        {
            ImageOperation.Edit => Edit(job, index, source, sources),
            ImageOperation.EditArea => Area(job, index, source, PngReader.Read(mask!)),
            ImageOperation.Extend => mask is null ? Margins(job, index, source) : Area(job, index, source, PngReader.Read(mask)),
            ImageOperation.Upscale => Upscale(source, job.Scale),
            ImageOperation.RemoveBackground => PngWriter.Write(source, Cutout.Alpha(source)),
            _ => throw new InvalidOperationException($"{job.Operation} starts from no picture."),
        };
    }

    private static byte[] Edit(SandboxJob job, int index, Raster source, IReadOnlyList<byte[]> sources)
    {
        var picture = Sampling.Cover(source, job.Width, job.Height).Copy();
        foreach (var other in sources.Skip(1)) Blend(picture, Sampling.Cover(PngReader.Read(other), job.Width, job.Height), Reference);
        Blend(picture, Scene(job, index, job.Width, job.Height), Instruction);
        return Signed(picture);
    }

    private static byte[] Area(SandboxJob job, int index, Raster source, Raster mask)
    {
        var scene = Scene(job, index, source.Width, source.Height);
        SandboxMark.Draw(scene);
        source.Map((x, y, colour) => mask[x, y].R >= 0.5f ? scene[x, y] : colour);
        return PngWriter.Write(source);
    }

    /// <summary>Around the picture, as far as the order says.</summary>
    private static byte[] Margins(SandboxJob job, int index, Raster source)
    {
        var canvas = job.Canvas!;
        var scene = Scene(job, index, canvas.Size.Width, canvas.Size.Height);
        SandboxMark.Draw(scene);
        for (var y = 0; y < source.Height; y++)
            for (var x = 0; x < source.Width; x++)
                scene[x + canvas.Left, y + canvas.Top] = source[x, y];
        return PngWriter.Write(scene);
    }

    /// <summary>Row by row: the large picture never lies in memory.</summary>
    private static byte[] Upscale(Raster source, int scale) => PngWriter.Write(source.Width * scale, source.Height * scale, (y, row) =>
    {
        for (var x = 0; x < source.Width * scale; x++)
        {
            var colour = Sampling.Between(source, (x + 0.5f) / scale - 0.5f, (y + 0.5f) / scale - 0.5f);
            (row[x * 3], row[x * 3 + 1], row[x * 3 + 2]) = (colour.R, colour.G, colour.B);
        }
    });

    /// <summary>What the description says, drawn small and taken at the size of the picture.</summary>
    private static Raster Scene(SandboxJob job, int index, int width, int height)
    {
        var scale = Math.Min(1, (float)LongestScene / Math.Max(width, height));
        var size = new PixelSize(Math.Max(64, (int)(width * scale)), Math.Max(64, (int)(height * scale)));
        return Sampling.Cover(SandboxPainter.Paint(job.Brief(index) with { Size = size }), width, height);
    }

    private static void Blend(Raster onto, Raster other, float alpha) => onto.Map((x, y, colour) => Rgb.Mix(colour, other[x, y], alpha));

    private static byte[] Signed(Raster picture)
    {
        SandboxMark.Draw(picture);
        return PngWriter.Write(picture);
    }
}
