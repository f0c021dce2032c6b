using System.Globalization;
using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.ComfyUI;

/// <summary>What waits and what runs, as <c>GET queue</c> says it: lists of [number, id, graph, extra data, …].</summary>
internal sealed class ComfyUIQueue
{
    private readonly List<Item> _running;
    private readonly List<Item> _pending;

    private ComfyUIQueue(List<Item> running, List<Item> pending) => (_running, _pending) = (running, pending);

    /// <returns>Null when this is no queue at all.</returns>
    public static ComfyUIQueue? Of(JsonElement body) =>
        body.Field("queue_running") is { ValueKind: JsonValueKind.Array } && body.Field("queue_pending") is { ValueKind: JsonValueKind.Array }
            ? new(Read(body.Items("queue_running")), Read(body.Items("queue_pending")))
            : null;

    public bool IsRunning(string id) => _running.Exists(item => item.Id == id);

    public JobUpdate.Running? Find(string id)
    {
        if (IsRunning(id)) return new(id);
        return _pending.Find(item => item.Id == id) is { } found ? new(id, _pending.Count(other => other.Number < found.Number) + 1) : null;
    }

    /// <summary>The order that was sent under our name, whatever id the server gave it.</summary>
    public string? IdOfClient(string client) => _running.Concat(_pending).FirstOrDefault(item => item.Client == client)?.Id;

    private static List<Item> Read(IEnumerable<JsonElement> items) => [.. items.Select(Item.Of).OfType<Item>()];

    /// <summary>One order, in the queue or as the history keeps it.</summary>
    internal sealed record Item(decimal Number, string Id, string? Client)
    {
        public static Item? Of(JsonElement item)
        {
            if (item.ValueKind != JsonValueKind.Array || item.GetArrayLength() < 2) return null;
            if (item[0] is not { ValueKind: JsonValueKind.Number } first || ComfyUIJob.IdOf(item[1]) is not { } id) return null;
            var number = decimal.TryParse(first.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var read) ? read : 0;
            return new(number, id, item.GetArrayLength() > 3 ? item[3].Text("client_id") : null);
        }
    }
}
