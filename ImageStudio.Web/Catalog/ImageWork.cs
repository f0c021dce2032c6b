namespace ImageStudio.Web.Catalog;

/// <summary>What is done. Everything but the first starts from a picture.</summary>
public enum ImageOperation
{
    Create,

    /// <summary>By instruction, perhaps with further pictures to refer to.</summary>
    Edit,

    /// <summary>Only where a mask says so.</summary>
    EditArea,

    /// <summary>To another ratio, by drawing what lies beyond the edges.</summary>
    Extend,
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

    /// <summary>What comes out, where neither ratio nor input tell.</summary>
    private PixelSize? Canvas { get; init; }

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

    /// <param name="images">Pictures wanted.</param>
    /// <param name="input">The picture to change, as large as the result.</param>
    public static ImageWork EditArea(int images, PixelSize input) => new(ImageOperation.EditArea, null, images, [input], 1);

    /// <param name="ratio">Of the result.</param>
    /// <param name="images">Pictures wanted.</param>
    /// <param name="input">What goes in.</param>
    /// <param name="canvas">What comes out.</param>
    public static ImageWork Extend(AspectRatio ratio, int images, PixelSize input, PixelSize canvas)
    {
        RequireSize(canvas, nameof(canvas));
        return new(ImageOperation.Extend, ratio, images, [input], 1) { Canvas = canvas };
    }

    public static ImageWork RemoveBackground(PixelSize input) => new(ImageOperation.RemoveBackground, null, 1, [input], 1);

    /// <summary>The part of it that one call does.</summary>
    public ImageWork Part(int images) => new(Operation, Ratio, images, Inputs, Scale) { Canvas = Canvas };

    /// <summary>The size of each picture that comes out.</summary>
    public PixelSize Output(IReadOnlyDictionary<AspectRatio, PixelSize> sizes) => Canvas ?? (Ratio is { } ratio ? sizes[ratio] : Scaled());

    private PixelSize Scaled() => new((int)Math.Ceiling(Inputs[0].Width * Scale), (int)Math.Ceiling(Inputs[0].Height * Scale));

    private static void RequireSize(PixelSize size, string name)
    {
        if (size.Width < 1 || size.Height < 1 || size.Pixels > MaxPixels) throw new ArgumentOutOfRangeException(name, size, "No picture has this size.");
    }
}
