namespace ImageStudio.Web.Data;

public static class Clock
{
    extension(TimeProvider clock)
    {
        /// <summary>Now, cut to what the database keeps, so that a value written and the value read back are equal.</summary>
        public DateTimeOffset UtcNow => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
    }
}
