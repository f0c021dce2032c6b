using System.Net;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Support;

/// <summary>A person's way through uploads and edits without scripts.</summary>
public static class EditVisits
{
    public static async Task<Answer> SendFilesAsync(this Visitor visitor, params (string Name, byte[] Bytes)[] files) =>
        await visitor.SubmitFilesAsync(await visitor.GetAsync("/gallery/upload"), "#upload-form", files.Select(file => ("Files", file.Name, file.Bytes)));

    /// <returns>The id of the picture in the gallery.</returns>
    public static async Task<string> UploadAsync(this Visitor visitor, byte[] bytes, string name = "harbour.png")
    {
        var answer = await visitor.SendFilesAsync((name, bytes));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Find(".uploaded a[href^='/gallery/']").GetAttribute("href")!.Split('/')[^1];
    }

    public static Task<Answer> OpenEditAsync(this Visitor visitor, string image, string what) => visitor.GetAsync($"/studio/edit?image={image}&do={what}");

    public static Task<Answer> CheckEditAsync(this Visitor visitor, Answer page, Dictionary<string, string?>? fill = null) =>
        visitor.SubmitAsync(page, "#edit-form", fill, "/studio/edit?handler=Estimate");

    public static Task<Answer> PressEditAsync(this Visitor visitor, Answer page, Dictionary<string, string?>? fill = null) =>
        visitor.SubmitAsync(page, "#edit-form", fill, "/studio/edit");

    /// <summary>Opens the form, fills it in, checks the price, presses the button and waits for the end.</summary>
    /// <returns>The page of the finished generation.</returns>
    public static async Task<Answer> EditAsync(this Visitor visitor, string image, string what, Dictionary<string, string?>? fill = null)
    {
        var priced = await visitor.CheckEditAsync(await visitor.OpenEditAsync(image, what), fill);
        var started = await visitor.PressEditAsync(priced);
        Assert.True(started.Status == HttpStatusCode.Redirect, started.Text);
        return await visitor.UntilFinishedAsync(started.Location!);
    }

    /// <summary>The id of the first picture of a generation's page.</summary>
    public static string PictureOf(this Answer generation) => generation.Find("a.tile-box").GetAttribute("href")!.Split('/')[^1];

    public static async Task<byte[]> DownloadAsync(this Visitor visitor, string image)
    {
        var answer = await visitor.GetAsync($"/images/{image}/original");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return await answer.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What was ordered for a picture, as it is kept.</summary>
    public static async Task<Generation> OrderOfAsync(this StudioApp app, string image)
    {
        await using var scope = app.Scope();
        var db = scope.ServiceProvider.GetRequiredService<StudioDb>();
        var id = Guid.Parse(image);
        var generation = await db.GalleryImages.Where(i => i.Id == id).Select(i => i.GenerationId).SingleAsync(TestContext.Current.CancellationToken);
        return await db.Generations.Include(g => g.Sources).SingleAsync(g => g.Id == generation, TestContext.Current.CancellationToken);
    }
}
