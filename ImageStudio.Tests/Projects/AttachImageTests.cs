using ImageStudio.Tests.Generations;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using ImageStudio.Web.Projects;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Projects;

public sealed class AttachImageTests : PipelineTests
{
    [Fact]
    public async Task A_picture_is_attached_and_the_project_moves_up()
    {
        var (project, image) = (await ProjectOfAsync(Pipeline.Ada), await PictureOfAdaAsync());
        Pipeline.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True(await AttachAsync(Pipeline.Ada, project, image));

        Assert.Equal((project, image, Pipeline.Clock.GetUtcNow()), Assert.Single(await LinksAsync()));
        Assert.Equal(Pipeline.Clock.GetUtcNow(), await ActiveAtAsync(project));
    }

    [Fact]
    public async Task Attaching_twice_changes_nothing()
    {
        var (project, image) = (await ProjectOfAsync(Pipeline.Ada), await PictureOfAdaAsync());
        await AttachAsync(Pipeline.Ada, project, image);
        var before = Assert.Single(await LinksAsync());
        Pipeline.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True(await AttachAsync(Pipeline.Ada, project, image));

        Assert.Equal(before, Assert.Single(await LinksAsync()));
        Assert.Equal(before.At, await ActiveAtAsync(project));
    }

    [Fact]
    public async Task Attaching_ten_times_at_once_is_attaching_once()
    {
        var (project, image) = (await ProjectOfAsync(Pipeline.Ada), await PictureOfAdaAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => AttachAsync(Pipeline.Ada, project, image), Token)));

        Assert.All(answers, Assert.True);
        Assert.Single(await LinksAsync());
    }

    [Fact]
    public async Task Rights_are_needed_on_both()
    {
        var (adas, graces, image) = (await ProjectOfAsync(Pipeline.Ada), await ProjectOfAsync(Pipeline.Grace), await PictureOfAdaAsync());

        Assert.False(await AttachAsync(Pipeline.Grace, graces, image));
        Assert.False(await AttachAsync(Pipeline.Grace, adas, image));
        Assert.False(await AttachAsync(Pipeline.Ada, graces, image));
        Assert.False(await AttachAsync(Pipeline.Ada, Guid.NewGuid(), image));
        Assert.False(await AttachAsync(Pipeline.Ada, adas, Guid.NewGuid()));

        Assert.Empty(await LinksAsync());
    }

    [Fact]
    public async Task Detaching_takes_the_link_and_leaves_the_picture()
    {
        var (project, image) = (await ProjectOfAsync(Pipeline.Ada), await PictureOfAdaAsync());
        await AttachAsync(Pipeline.Ada, project, image);
        Pipeline.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True(await DetachAsync(Pipeline.Ada, project, image));

        Assert.Empty(await LinksAsync());
        Assert.Equal(Pipeline.Clock.GetUtcNow(), await ActiveAtAsync(project));
        Assert.Single(Pipeline.Originals);
    }

    [Fact]
    public async Task Detaching_what_is_not_attached_changes_nothing()
    {
        var project = await ProjectOfAsync(Pipeline.Ada);
        var active = await ActiveAtAsync(project);
        Pipeline.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True(await DetachAsync(Pipeline.Ada, project, Guid.NewGuid()));

        Assert.Equal(active, await ActiveAtAsync(project));
    }

    [Fact]
    public async Task Nobody_detaches_from_anothers_project()
    {
        var (project, image) = (await ProjectOfAsync(Pipeline.Ada), await PictureOfAdaAsync());
        await AttachAsync(Pipeline.Ada, project, image);

        Assert.False(await DetachAsync(Pipeline.Grace, project, image));

        Assert.Single(await LinksAsync());
    }

    [Fact]
    public async Task A_project_keeps_its_name_without_the_blanks_around_it()
    {
        var id = await Pipeline.WithAsync<CreateProject, Guid>(create => create.RunAsync(Pipeline.Ada, "  Herons ", "  ", Token));

        var project = await Pipeline.WithAsync<StudioDb, Project>(db => db.Projects.SingleAsync(p => p.Id == id, Token));
        Assert.Equal(("Herons", null), (project.Name, project.Description));
    }

    private Task<Guid> ProjectOfAsync(Guid owner) =>
        Pipeline.WithAsync<CreateProject, Guid>(create => create.RunAsync(owner, "Herons", null, Token));

    private async Task<Guid> PictureOfAdaAsync()
    {
        var generation = await Pipeline.StartAsync();
        await Pipeline.RunAsync();
        return Assert.Single(await Pipeline.ImagesAsync(generation)).Id;
    }

    private Task<bool> AttachAsync(Guid user, Guid project, Guid image) =>
        Pipeline.WithAsync<AttachImage, bool>(attach => attach.RunAsync(user, project, image, Token));

    private Task<bool> DetachAsync(Guid user, Guid project, Guid image) =>
        Pipeline.WithAsync<AttachImage, bool>(attach => attach.DetachAsync(user, project, image, Token));

    private Task<DateTimeOffset> ActiveAtAsync(Guid project) =>
        Pipeline.WithAsync<StudioDb, DateTimeOffset>(db => db.Projects.Where(p => p.Id == project).Select(p => p.ActiveAt).SingleAsync(Token));

    private Task<List<(Guid Project, Guid Image, DateTimeOffset At)>> LinksAsync() =>
        Pipeline.WithAsync<StudioDb, List<(Guid, Guid, DateTimeOffset)>>(async db =>
            (await db.ProjectImages.AsNoTracking().ToListAsync(Token)).ConvertAll(link => (link.ProjectId, link.ImageId, link.AttachedAt)));
}
