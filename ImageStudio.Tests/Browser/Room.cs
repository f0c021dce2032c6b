using System.Text.RegularExpressions;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Browser;

/// <summary>A person with something of every kind: finished pictures, a declined wish, one that runs, a project and a collection.</summary>
public sealed partial record Room(Visitor Person, string Finished, string Running, string Declined, string Picture, string Project, string Collection)
{
    public static async Task<Room> FurnishAsync(StudioApp app)
    {
        var person = await app.RegisterAsync("grace");
        var finished = await GenerateAsync(person, "A greenhouse full of ferns in the morning", 2);
        var declined = await GenerateAsync(person, "Something else sandbox:refuse-before", 1);
        var running = await GenerateAsync(person, "A castle that is never finished sandbox:never", 2);
        var picture = (await SettledAsync(person, finished)).Find(".tile-box").GetAttribute("href")!;
        await SettledAsync(person, declined);

        var project = await person.SubmitAsync(
            await person.GetAsync($"/projects/new?image={picture.Split('/')[^1]}"), "form.fields", new() { ["Name"] = "Greenhouses" });
        var collection = await person.CreateCollectionAsync("Ferns and other greens", picture);
        return new(person, finished, running, declined, picture, project.Location!, collection);
    }

    private static async Task<string> GenerateAsync(Visitor person, string description, int count)
    {
        var fields = new Dictionary<string, string?> { ["Input.Description"] = description, ["Input.Count"] = $"{count}" };
        var priced = await person.SubmitAsync(await person.GetAsync("/studio"), "#studio-form", fields, "/studio?handler=Estimate");
        var started = await person.SubmitAsync(priced, "#studio-form");
        Assert.Matches(GenerationAddress(), started.Location);
        return started.Location!;
    }

    private static async Task<Answer> SettledAsync(Visitor person, string generation)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var answer = await person.GetAsync(generation);
            if (answer.Find(".generation-card").GetAttribute("data-state") != "running") return answer;
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{generation} does not come to an end.");
    }

    [GeneratedRegex("^/generations/[0-9a-f-]{36}$")]
    private static partial Regex GenerationAddress();
}
