using System.ComponentModel.DataAnnotations;
using System.Text;

namespace ImageStudio.Web.Providers.ComfyUI;

/// <summary>Where the workflow comes from: the operator's own file, named by <c>Providers:ComfyUI:Workflow</c>, or the one that ships.</summary>
public static class ComfyUIWorkflowFile
{
    private const string Setting = "Providers:ComfyUI:Workflow";
    private const string Shipped = "text-to-image";
    private const int MostKibibytes = 256;

    /// <exception cref="ValidationException">The file cannot be read, or is no workflow that could be drawn with; the message says why.</exception>
    public static ComfyUIWorkflow Read(IConfiguration configuration)
    {
        if (configuration[Setting]?.Trim() is not { Length: > 0 } path) return ReadShipped();
        try
        {
            return ComfyUIWorkflow.Parse(Path.GetFileNameWithoutExtension(path), Text(path));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ValidationException($"{Setting} is \"{path}\", which cannot be read.", trouble);
        }
        catch (FormatException trouble)
        {
            throw new ValidationException($"{Setting} is \"{path}\"; {trouble.Message}", trouble);
        }
    }

    private static ComfyUIWorkflow ReadShipped()
    {
        var here = typeof(ComfyUIWorkflowFile);
        using var resource = here.Assembly.GetManifestResourceStream($"{here.Namespace}.{Shipped}.json")!;
        using var reader = new StreamReader(resource);
        return ComfyUIWorkflow.Parse(Shipped, reader.ReadToEnd());
    }

    /// <summary>Read up to its limit rather than asked for its length: what stands at a path may be no ordinary file.</summary>
    private static string Text(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[MostKibibytes * 1024 + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length == bytes.Length) throw new FormatException($"the file is longer than {MostKibibytes} KiB.");
        return Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\uFEFF');
    }
}
