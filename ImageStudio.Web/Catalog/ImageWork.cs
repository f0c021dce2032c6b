namespace ImageStudio.Web.Catalog;

public enum ImageOperation
{
    Create,
    Edit,
    Upscale,
    RemoveBackground,
}

/// <summary>What is wanted of a model, as far as its price depends on it: how many pictures, of what size, from which pictures.</summary>
public sealed record ImageWork
{
    public const int MaxImages = 4;
    public const int MaxInputs = 20;
    public const decimal MaxScale = 8;

    /// <summary>The intake refuses larger pictures, so nobody is quoted a price for one.</summary>
    public const long MaxPixels = 100_000_000;

    private ImageWork(ImageOperation operation, AspectRatio? ratio, int images, IReadOnlyList<PixelSize> inputs, decimal scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(images, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(images, MaxImages);
        foreach (var input in inputs) RequireSize(input, nameof(inputs));
        (Operation, Ratio, Images, Inputs, Scale) = (operation, ratio, images, inputs, scale);
    }

    public ImageOperation Operation { get; }

    /// <summary>Null when the result keeps the ratio of the first input.</summary>
    public AspectRatio? Ratio { get; }
    public int Images { get; }
    public IReadOnlyList<PixelSize> Inputs { get; }

    /// <summary>How many times wider and higher than the input the result is.</summary>
    public decimal Scale { get; }

    public static ImageWork Create(AspectRatio ratio, int images) => new(ImageOperation.Create, ratio, images, [], 1);

    /// <param name="ratio">Null keeps the size of the first input.</param>
    /// <param name="images">Pictures wanted.</param>
    /// <param name="inputs">The picture to change, and those to refer to.</param>
    public static ImageWork Edit(AspectRatio? ratio, int images, params IReadOnlyList<PixelSize> inputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs.Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(inputs.Count, MaxInputs);
        return new(ImageOperation.Edit, ratio, images, inputs, 1);
    }

    public static ImageWork Upscale(PixelSize input, decimal scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(scale, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, MaxScale);
        var work = new ImageWork(ImageOperation.Upscale, null, 1, [input], scale);
        RequireSize(work.Scaled(), nameof(scale));
        return work;
    }

    public static ImageWork RemoveBackground(PixelSize input) => new(ImageOperation.RemoveBackground, null, 1, [input], 1);

    /// <summary>The part of it that one call does.</summary>
    public ImageWork Part(int images) => new(Operation, Ratio, images, Inputs, Scale);

    /// <summary>The size of each picture that comes out.</summary>
    public PixelSize Output(IReadOnlyDictionary<AspectRatio, PixelSize> sizes) => Ratio is { } ratio ? sizes[ratio] : Scaled();

    private PixelSize Scaled() => new((int)Math.Ceiling(Inputs[0].Width * Scale), (int)Math.Ceiling(Inputs[0].Height * Scale));

    private static void RequireSize(PixelSize size, string name)
    {
        if (size.Width < 1 || size.Height < 1 || size.Pixels > MaxPixels) throw new ArgumentOutOfRangeException(name, size, "No picture has this size.");
    }
}
