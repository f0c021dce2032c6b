#:sdk Microsoft.NET.Sdk.Web
#:property PublishAot=false

// The least that ASP.NET Core can do: what the Studio's pages are measured against. Logs no requests, like the web template and the Studio.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);

var app = builder.Build();
app.MapGet("/", () => "Hello World!");
app.Run();
