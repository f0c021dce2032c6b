namespace ImageStudio.Web.Generations;

/// <summary>Tells the clock that work was just queued, so that a person does not wait for its next second.</summary>
public sealed class WorkSignal
{
    private event Action? Raised;

    public void Raise() => Raised?.Invoke();

    public void OnRaise(Action action) => Raised += action;
}
