namespace ImageStudio.Tests.Support;

/// <summary>Somebody's finished generation of one picture, its addresses as the pages link them, and a project and a collection it is in.</summary>
public sealed record FinishedWork(Visitor Owner, string Generation, string Picture, string Copy, string Project, string Collection)
{
    public const string Description = "A quiet harbour at dawn";

    public Guid GenerationId => Guid.Parse(Generation.Split('/')[^1]);

    public Guid PictureId => Guid.Parse(Picture.Split('/')[^1]);

    public Guid ProjectId => Guid.Parse(Project.Split('/')[^1]);

    public Guid CollectionId => Guid.Parse(Collection.Split('/')[^1]);

    public string Original => $"/images/{PictureId}/original";

    public static async Task<FinishedWork> MakeAsync(StudioApp app)
    {
        var ada = await app.RegisterAsync("ada");
        var generation = await ada.GenerateAsync(Description);
        var page = await ada.UntilFinishedAsync(generation);
        var picture = page.Find(".tiles a.tile-box").GetAttribute("href")!;
        var project = await ada.CreateProjectAsync("Harbours");
        await ada.SubmitAsync(await ada.GetAsync($"{picture}/add-to-project"), "main form");
        var collection = await ada.CreateCollectionAsync("Harbours at dawn", picture);
        return new(ada, generation, picture, page.Find(".tiles img").GetAttribute("src")!, project, collection);
    }
}
