using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;

namespace ImageStudio.Web.Chat;

/// <summary>The way to the configured chat model. One protocol serves OpenAI, Ollama and whatever else speaks it.</summary>
public sealed class ChatConnection : IDisposable
{
    private const int ConnectSeconds = 10;

    private readonly HttpClient? _http;

    public ChatConnection(IOptions<ChatSettings> options)
    {
        var settings = options.Value;
        if (!settings.IsSetUp) return;

        // A redirect would carry the key to somebody else.
        var way = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(ConnectSeconds), PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        _http = new HttpClient(new BoundedAnswers(way)) { Timeout = Timeout.InfiniteTimeSpan };
        var client = new OpenAIClientOptions
        {
            Endpoint = settings.Address,
            Transport = new HttpClientPipelineTransport(_http),
            // Its own would wait as long as the answer says; the verb decides about a second try.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = TimeSpan.FromSeconds(settings.TimeoutSeconds + 5),
        };
        // Engines of one's own need no key, but the protocol has a place for one.
        Model = new ChatClient(settings.Model, new ApiKeyCredential(settings.ApiKey.Length > 0 ? settings.ApiKey : "none"), client).AsIChatClient();
    }

    /// <summary>Null when none is set up.</summary>
    public IChatClient? Model { get; }

    public void Dispose()
    {
        Model?.Dispose();
        _http?.Dispose();
    }
}
