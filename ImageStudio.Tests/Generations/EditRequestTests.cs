using System.Security.Cryptography;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Media;
using ImageStudio.Web.Providers;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Generations;

/// <summary>What a vendor is sent when work starts from pictures: made as its route demands, and nothing else.</summary>
public sealed class EditRequestTests : PipelineTests
{
    [Fact]
    public async Task Pictures_go_in_the_vendors_size_and_format_without_a_cameras_place()
    {
        var camera = Pictures.FromCamera(300, 200);
        var (first, second) = (await UploadAsync(camera), await UploadAsync(Pictures.Png(96, 64)));

        var request = await SendAsync(EditOf(first, second));

        Assert.Equal(("v/edit", ImageOperation.Edit, true), (request.VendorModel, request.Operation, request.KeepsRatio));
        Assert.Equal([new(68, 100), new PixelSize(96, 64)], request.Sources.Select(source => source.Size));
        Assert.All(request.Sources, source => Assert.Equal("image/jpeg", source.ContentType));
        using var sent = Pictures.Read(request.Sources[0].Bytes);
        Assert.Equal((68, 100), (sent.Width, sent.Height));
        Assert.True(request.Sources[0].Bytes.AsSpan().IndexOf("Exif"u8) < 0 && request.Sources[0].Bytes.AsSpan().IndexOf("secret"u8) < 0);
        Assert.Equal(SHA256.HashData(camera), SHA256.HashData(await OriginalAsync(first)));
    }

    [Fact]
    public async Task The_same_job_is_the_same_request_after_a_restart()
    {
        Pipeline.Provider.Delivery = DeliveryClass.Idempotent;
        Pipeline.Provider.Submits.Then(_ => throw new TimeoutException());
        var generation = await StartAsync(EditOf(await UploadAsync(Pictures.Png(96, 64))));

        await Pipeline.RunAsync();

        Assert.Equal(2, Pipeline.Provider.Submits.Calls.Count);
        Assert.Equal(Pipeline.Provider.Submits.Calls.First().Sources[0].Bytes, Pipeline.Provider.Submits.Calls.Last().Sources[0].Bytes);
        Assert.Equal(ProviderJobState.Stored, (await Pipeline.JobAsync(generation)).State);
    }

    [Fact]
    public async Task A_mask_goes_in_the_vendors_polarity_pixel_for_pixel()
    {
        var image = await UploadAsync(Pictures.Png(96, 64));
        var mask = AreaMask.OfRectangles(96, 64, [new(10, 20, 30, 40)]);
        var hash = await Pipeline.With<MaskStore>().KeepAsync(mask, Token);

        var request = await SendAsync(Of(ImageOperation.EditArea, image) with { MaskHash = hash });

        Assert.Equal(new PixelSize(96, 64), request.Mask!.Size);
        var sent = Pictures.Rgba(request.Mask.Bytes);
        Assert.Equal(mask.Pixels.ToArray().Select(pixel => (byte)(255 - pixel)), sent.Where((_, at) => at % 4 == 0));
        Assert.Equal(new PixelSize(96, 64), request.Size);
    }

    [Fact]
    public async Task To_extend_the_picture_lies_in_the_middle_of_a_canvas_whose_border_may_change()
    {
        var file = Pictures.Png(90, 90);
        var image = await UploadAsync(file);

        var request = await SendAsync(Of(ImageOperation.Extend, image) with { Ratio = new(16, 9), KeepsRatio = false });

        Assert.Equal(new PixelSize(160, 90), request.Sources[0].Size);
        var (canvas, mask, picture) = (Pictures.Rgba(request.Sources[0].Bytes), Pictures.Rgba(request.Mask!.Bytes), Pictures.Rgba(file));
        Assert.All(Enumerable.Range(0, 160 * 90), at =>
        {
            var (x, y) = (at % 160 - 35, at / 160);
            var isInside = x is >= 0 and < 90;
            Assert.Equal(isInside ? 255 : 0, mask[at * 4 + 3]);
            if (isInside) Assert.Equal(picture[(y * 90 + x) * 4], canvas[at * 4]);
        });
    }

    [Fact]
    public async Task What_came_of_it_says_how_it_came_to_be()
    {
        var image = await UploadAsync(Pictures.Png(96, 64));
        var kinds = new List<ImageKind>();
        foreach (var operation in new[] { ImageOperation.Edit, ImageOperation.Upscale, ImageOperation.RemoveBackground })
        {
            var generation = await StartAsync(Of(operation, image) with { Scale = operation == ImageOperation.Upscale ? 2 : 1 });
            await Pipeline.RunAsync();
            kinds.Add(Assert.Single(await Pipeline.ImagesAsync(generation)).Kind);
        }

        Assert.Equal([ImageKind.Edited, ImageKind.Upscaled, ImageKind.BackgroundRemoved], kinds);
        Assert.True((await Pipeline.ReconcileAsync()).IsSound);
    }

    [Fact]
    public async Task A_picture_that_is_gone_from_the_disk_ends_the_job_unsent_and_unpaid()
    {
        var image = await UploadAsync(Pictures.Png(96, 64));
        var generation = await StartAsync(EditOf(image));
        var original = Assert.Single(Pipeline.Originals);
        File.Move(original, original + ".away");

        await Pipeline.RunAsync();
        File.Move(original + ".away", original);

        Assert.Empty(Pipeline.Provider.Submits.Calls);
        await Pipeline.AssertGivenBackAsync(generation, ProviderJobState.Failed, EndReason.SourceUnreadable);
    }

    [Fact]
    public async Task What_is_too_large_to_upscale_is_not_made_smaller_first()
    {
        var image = await UploadAsync(Pictures.Png(400, 300));

        var outcome = await Pipeline.WithAsync<StartGeneration, StartOutcome>(start =>
            start.RunAsync(Pipeline.Ada, Of(ImageOperation.Upscale, image) with { Scale = 2 }, Guid.NewGuid(), "", Token));

        Assert.IsType<StartOutcome.Unavailable>(outcome);
    }

    private async Task<SourcePicture> UploadAsync(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        var outcome = await Pipeline.WithAsync<UploadImage, UploadOutcome>(upload => upload.RunAsync(Pipeline.Ada, file, "a.png", Token));
        var id = Assert.IsType<UploadOutcome.Kept>(outcome).ImageId;
        return SourcePicture.Of(await Pipeline.WithAsync<StudioDb, GalleryImage>(db => db.GalleryImages.SingleAsync(i => i.Id == id, Token)));
    }

    private async Task<byte[]> OriginalAsync(SourcePicture picture)
    {
        await using var file = Pipeline.With<ImageStore>().OpenOriginal(picture.Hash, picture.Format)!;
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, Token);
        return copy.ToArray();
    }

    private GenerationSettings EditOf(params SourcePicture[] pictures) => Of(ImageOperation.Edit, pictures);

    private GenerationSettings Of(ImageOperation operation, params SourcePicture[] pictures) => Pipeline.Settings(PipelineCatalog.Edits) with
    {
        Operation = operation,
        Sources = pictures,
        KeepsRatio = true,
        Ratio = AspectRatio.Of(pictures[0].Size),
    };

    private async Task<Guid> StartAsync(GenerationSettings settings)
    {
        var price = Pipeline.Price(settings);
        return Assert.IsType<StartOutcome.Started>(await Pipeline.PressAsync(Pipeline.Ada, settings, Guid.NewGuid(), price)).GenerationId;
    }

    private async Task<ImageRequest> SendAsync(GenerationSettings settings)
    {
        await StartAsync(settings);
        await Pipeline.RunAsync();
        return Pipeline.Provider.Submits.Calls.Last();
    }
}
