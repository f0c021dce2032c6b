namespace ImageStudio.Web.Media;

/// <summary>The size at which a picture meets a vendor's terms.</summary>
internal static class SourceSize
{
    /// <param name="shrink">1, or less where the file would be too large.</param>
    /// <returns>Null where no size of this shape meets them.</returns>
    public static (int Width, int Height)? Of(int width, int height, SourceTerms terms, double shrink)
    {
        var most = Math.Min(1, Math.Min((double)terms.MaxSide / Math.Max(width, height), Math.Sqrt((double)terms.MaxPixels / ((long)width * height))));
        var least = (double)terms.MinSide / Math.Min(width, height);
        var scale = Math.Max(most * shrink, least);

        // The nearest multiples first; where those are over a limit, the next lower ones.
        return Try(Side(width * scale, terms, Math.Round), Side(height * scale, terms, Math.Round), terms)
            ?? Try(Side(width * scale, terms, Math.Floor), Side(height * scale, terms, Math.Floor), terms);
    }

    private static int Side(double length, SourceTerms terms, Func<double, double> round)
    {
        // A hair more, so that a whole number stays one after having been scaled.
        var multiples = (int)round((length / terms.MultipleOf) + 1e-9);
        var least = (terms.MinSide + terms.MultipleOf - 1) / terms.MultipleOf;
        return Math.Max(multiples, Math.Max(least, 1)) * terms.MultipleOf;
    }

    private static (int Width, int Height)? Try(int width, int height, SourceTerms terms) =>
        Math.Max(width, height) <= terms.MaxSide && (long)width * height <= terms.MaxPixels ? (width, height) : null;
}
