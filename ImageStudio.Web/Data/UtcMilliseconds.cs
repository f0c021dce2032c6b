using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ImageStudio.Web.Data;

/// <summary>Times are stored as whole milliseconds since 1970 in UTC: SQLite cannot order or compare its text form of an offset.</summary>
public sealed class UtcMilliseconds() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
