using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.ComfyUI;

/// <summary>The server looks a workflow through before it takes it (validate_prompt in execution.py), and says for each node what is wrong.</summary>
internal static class ComfyUIFault
{
    private static readonly string[] OutOfRange = ["value_bigger_than_max", "value_smaller_than_min"];

    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, string model, DateTimeOffset now) => answer.Status switch
    {
        400 when KindOf(answer.Json, model) is { } kind => VendorFault.Of(kind, answer),
        // There is one place for orders, whatever the model: another server stands at the address.
        404 or 405 => VendorFault.Of(FailureKind.ProviderConfig, answer),
        _ => VendorFault.OfOrder(answer, now),
    };

    private static FailureKind? KindOf(JsonElement body, string model)
    {
        var errors = body.Members("node_errors").SelectMany(node => node.Value.Items("errors")).ToList();
        if (errors.Exists(error => IsMissing(error, model))) return FailureKind.ModelGone;
        if (errors.Count > 0 && errors.TrueForAll(error => OutOfRange.Contains(error.Text("type")))) return FailureKind.SettingsRefused;
        // Whatever else is wrong is wrong with the workflow: a node or a file that the server does not have, a link that leads nowhere.
        return errors.Count > 0 || body.Field("error")?.Text("type") is not null ? FailureKind.ProviderConfig : null;
    }

    private static bool IsMissing(JsonElement error, string model) =>
        error.Text("type") == "value_not_in_list" && error.Field("extra_info")?.Text("received_value") == model;

    /// <summary>The members of an object that is a member, none where there is no object.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement body, string name) =>
        body.Field(name) is { ValueKind: JsonValueKind.Object } value ? value.EnumerateObject() : [];
}
