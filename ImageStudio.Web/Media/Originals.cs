using System.Text;

namespace ImageStudio.Web.Media;

/// <summary>The bytes as received, untouched, and beside them the mark their renditions carry.</summary>
internal sealed class Originals(MediaFolders folders)
{
    /// <summary>Moves the part to its content address, unless the same bytes lie there. A file of another length is replaced.</summary>
    public void Keep(PartFile part, PartFile.Received received, ImageFormat format)
    {
        var target = new FileInfo(folders.Original(received.Hash, format));
        if (!target.Exists || target.Length != received.Bytes)
            part.MoveTo(target.FullName);
    }

    public string? ReadMark(ContentHash hash)
    {
        var path = folders.Mark(hash);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    public void WriteMark(ContentHash hash, string packet)
    {
        using var part = new PartFile(folders);
        part.Write(Encoding.UTF8.GetBytes(packet));
        part.MoveTo(folders.Mark(hash));
    }
}
