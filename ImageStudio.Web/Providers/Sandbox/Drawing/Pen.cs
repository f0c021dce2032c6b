namespace ImageStudio.Web.Providers.Sandbox.Drawing;

/// <summary>Fills outlines at one place in the picture. Colours may depend on the local position.</summary>
/// <param name="Light">Where the light comes from, as a direction in the picture: x to the right, y down.</param>
internal sealed record Pen(Raster Raster, Placement Place, (float X, float Y) Light, Rgb LightColour, Rgb ShadeColour)
{
    public Pen At(float x, float y, float scale = 1, bool flip = false)
    {
        var origin = Place.ToPixels(new(x, y));
        return this with { Place = new(origin.X, origin.Y, Place.Scale * scale, Place.Flip ^ flip) };
    }

    public void Fill(Outline outline, Rgb colour, float alpha = 1) => Fill(outline, (_, _) => colour, alpha);

    public void Fill(Outline outline, Func<float, float, Rgb> colour, float alpha = 1)
    {
        var place = Place;
        Cover(Coverage.Of(outline, place, Raster), (x, y, cover) =>
        {
            var (u, v) = place.ToLocal(x + 0.5f, y + 0.5f);
            Raster.Blend(x, y, colour(u, v), cover * alpha);
        });
    }

    /// <summary>A shape with blurred edges: shadows, mist, cheeks.</summary>
    /// <param name="blur">In local units.</param>
    public void Soft(Outline outline, Rgb colour, float blur, float alpha)
    {
        var radius = Math.Max(1, (int)(blur * Place.Scale / 2));
        var mask = Coverage.Of(outline, Place, Raster, radius * 2).Soften(radius);
        Cover(mask, (x, y, cover) => Raster.Blend(x, y, colour, cover * alpha));
    }

    /// <summary>A shape with volume: its blurred mask is read as a height and lit from <see cref="Light"/>.</summary>
    /// <param name="roundness">How far from the edge the surface still bends, in local units.</param>
    public void Solid(Outline outline, Func<float, float, Rgb> colour, float roundness = 0.1f, float strength = 1)
    {
        var radius = Math.Max(1, (int)(roundness * Place.Scale / 2));
        var sharp = Coverage.Of(outline, Place, Raster, radius * 2);
        if (sharp.Width == 0) return;
        var height = sharp.Soften(radius);
        var (place, gain) = (Place, strength * radius * 1.3f);
        Cover(sharp, (x, y, cover) =>
        {
            var (u, v) = place.ToLocal(x + 0.5f, y + 0.5f);
            var lit = -Slope(height, x - height.Left, y - height.Top) * gain;
            var tint = lit > 0 ? Rgb.Mix(colour(u, v), LightColour, Math.Min(lit, 1) * 0.75f) : Rgb.Mix(colour(u, v), ShadeColour, Math.Min(-lit, 1) * 0.8f);
            Raster.Blend(x, y, tint, cover);
        });
    }

    public void Solid(Outline outline, Rgb colour, float roundness = 0.1f, float strength = 1) => Solid(outline, (_, _) => colour, roundness, strength);

    /// <summary>Adds light that falls off from a point; x, y and radius are local.</summary>
    public void Glow(float x, float y, float radius, Rgb colour, float strength)
    {
        var centre = Place.ToPixels(new(x, y));
        var reach = radius * Place.Scale;
        var (top, bottom) = (Math.Max(0, (int)(centre.Y - reach)), Math.Min(Raster.Height - 1, (int)(centre.Y + reach)));
        var (left, right) = (Math.Max(0, (int)(centre.X - reach)), Math.Min(Raster.Width - 1, (int)(centre.X + reach)));
        for (var py = top; py <= bottom; py++)
            for (var px = left; px <= right; px++)
            {
                var (dx, dy) = ((px - centre.X) / reach, (py - centre.Y) / reach);
                var near = 1 - dx * dx - dy * dy;
                if (near > 0) Raster.Add(px, py, colour * (near * near * near * strength));
            }
    }

    private float Slope(Mask height, int x, int y)
    {
        var (left, right) = (Math.Max(x - 1, 0), Math.Min(x + 1, height.Width - 1));
        var (above, below) = (Math.Max(y - 1, 0), Math.Min(y + 1, height.Height - 1));
        return (height[right, y] - height[left, y]) * Light.X + (height[x, below] - height[x, above]) * Light.Y;
    }

    private void Cover(Mask mask, Action<int, int, float> paint)
    {
        var (firstX, lastX) = (Math.Max(0, -mask.Left), Math.Min(mask.Width, Raster.Width - mask.Left));
        var (firstY, lastY) = (Math.Max(0, -mask.Top), Math.Min(mask.Height, Raster.Height - mask.Top));
        for (var y = firstY; y < lastY; y++)
            for (var x = firstX; x < lastX; x++)
            {
                var cover = mask.Cover[y * mask.Width + x];
                if (cover > 0.003f) paint(x + mask.Left, y + mask.Top, cover);
            }
    }
}
